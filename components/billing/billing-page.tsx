"use client";

import { Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTrpc } from "@/components/trpc/client";
import { ErrorState } from "@/components/ui/error-state";
import { Loading } from "@/components/ui/loading";
import type { Overview } from "./billing";
import { BillingNotices } from "./billing-notices";
import { Comparison } from "./comparison";
import { InvoiceList } from "./invoice-list";
import { Ledger } from "./ledger";
import { LimitForm } from "./limit-form";
import { PlanSection } from "./plan-section";
import { UsageSection } from "./usage-section";
import { useReturnFromCheckout } from "./use-return-from-checkout";

/** What is used, what it costs and how it is paid. Without Stripe: what is used. */
export function BillingPage() {
  const trpc = useTrpc();
  const overview = useQuery(trpc.billing.overview.queryOptions());
  const returned = useReturnFromCheckout(overview.data);
  if (overview.data) return <Billing overview={overview.data} returned={returned} />;
  return overview.error ? (
    <ErrorState error={overview.error} onRetry={() => void overview.refetch()} />
  ) : (
    <BillingSkeleton />
  );
}

function Billing({ overview, returned }: { overview: Overview; returned: "waiting" | "done" | null }) {
  const isPaid = overview.subscription !== null;
  return (
    <Stack gap="md">
      <BillingNotices overview={overview} returned={returned} />
      {overview.mode === "stripe" && <PlanSection overview={overview} />}
      <UsageSection overview={overview} />
      {overview.mode === "stripe" && <LimitForm overview={overview} />}
      {isPaid && <InvoiceList />}
      {isPaid && <Comparison />}
      {/* Last, because it is as long as the business is good. */}
      <Ledger overview={overview} />
    </Stack>
  );
}

function BillingSkeleton() {
  return (
    <Loading>
      <Stack gap="md">
        <Skeleton height={150} radius="md" />
        <Skeleton height={420} radius="md" />
        <Skeleton height={260} radius="md" />
      </Stack>
    </Loading>
  );
}
