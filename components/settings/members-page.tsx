"use client";

import { Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useCan } from "@/components/shell/workspace-context";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { FormSkeleton } from "@/components/ui/form-skeleton";
import { InvitationList } from "./invitation-list";
import { InviteForm } from "./invite-form";
import { MemberList } from "./member-list";
import { ReadOnlyNote } from "./read-only-note";

/** Who is in, who is invited, and the form that invites. */
export function MembersPage() {
  const trpc = useTrpc();
  const canEdit = useCan("members:edit");
  const { data, error, refetch } = useQuery(trpc.members.list.queryOptions());
  if (!data)
    return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <FormSkeleton fields={3} />;
  return (
    <Stack gap="md">
      {!canEdit && <ReadOnlyNote />}
      <MemberList {...data} canEdit={canEdit} />
      <InvitationList canEdit={canEdit} />
      {canEdit && <InviteForm />}
    </Stack>
  );
}
