"use client";

import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { FormFailed, FormLoading, FormMissing } from "../form-states";
import { OperatorForm } from "./operator-form";

/** An operator's form once everything it shows has been read. Without an id: a new operator's. */
export function OperatorFormPage({ operatorId }: { operatorId?: string }) {
  const trpc = useTrpc();
  // A form begins with what the server says now, not with what the list remembered.
  const fresh = { refetchOnMount: "always" as const };
  const operators = useQuery(trpc.operators.list.queryOptions(undefined, fresh));
  const members = useQuery(trpc.operators.members.queryOptions(undefined, fresh));
  const failed = [operators, members].find((query) => query.isError && !query.data);
  if (failed) return <FormFailed error={failed.error} onRetry={() => void failed.refetch()} />;
  if (!operators.data || !members.data || !operators.isFetchedAfterMount || !members.isFetchedAfterMount)
    return <FormLoading />;
  const given = { operators: operators.data, members: members.data };
  if (operatorId === undefined) return <OperatorForm {...given} />;
  const operator = operators.data.find(({ id }) => id === operatorId);
  return operator ? <OperatorForm key={operator.id} operator={operator} {...given} /> : <FormMissing />;
}
