import { z } from "zod";

/** Everything of a gateway's but the rules, which the adapter knows. */
const gateway = z.object({
  url: z.string().trim().max(2_000, "too-long"),
  method: z.enum(["GET", "POST"]),
  format: z.enum(["json", "form"]),
  headers: z.string().max(2_000, "too-long"),
  body: z.string().max(4_000, "too-long"),
  idPath: z.string().trim().max(200, "too-long"),
});
export type GatewayFields = z.infer<typeof gateway>;

/** What a person has filled in. `accountId` null: a gateway. A secret that is left empty stays as it is. */
export const senderInput = z.object({
  accountId: z.string().max(64).nullable(),
  from: z.string().trim().max(40, "too-long"),
  ...gateway.partial().shape,
  secret: z.string().max(1_000, "too-long").default(""),
});
export type SenderInput = z.infer<typeof senderInput>;

export const storedGateway = gateway;

export const testTextInput = z.object({ number: z.string().trim().min(1, "phone-empty").max(40) });
