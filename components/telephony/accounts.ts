import type { inferRouterOutputs } from "@trpc/server";
import type { AppRouter } from "@/server/trpc/root";

type Telephony = inferRouterOutputs<AppRouter>["telephony"];

export type Account = Telephony["list"]["accounts"][number];
export type OwnNumber = NonNullable<Telephony["ownNumbers"]>[number];
export type Provider = Telephony["catalog"][number];
export type ProviderField = Provider["fields"][number];
export type TestCall = Telephony["testCall"];
