"use client";

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink, TRPCClientError } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import superjson from "superjson";
import type { AppRouter } from "@/server/trpc/root";

const context = createTRPCContext<AppRouter>();
/** `const trpc = useTrpc()`, then `useQuery(trpc.leads.list.queryOptions(…))`. */
export const useTrpc = context.useTRPC;

/**
 * tRPC and its cache for one workspace. Give it `key={slug}`: another workspace gets another cache.
 * Refusals (4xx) are not asked again; faults are, twice.
 */
export function TrpcProvider({ workspace, children }: { workspace: string | null; children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: {
            staleTime: 5_000,
            retry: (count, error) =>
              count < 2 && !(error instanceof TRPCClientError && Number(error.data?.httpStatus ?? 500) < 500),
          },
        },
      }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        httpBatchLink({
          url: "/api/trpc",
          transformer: superjson,
          headers: () => (workspace ? { "x-workspace": workspace } : {}),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
