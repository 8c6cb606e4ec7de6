import { z } from "zod";

/** What the address, the headers and the body may speak of, each in braces. */
export const GATEWAY_VARIABLES = ["to", "digits", "text", "from", "key", "secret"] as const;

const url = z
  .url({ protocol: /^https?$/, message: "not-a-url" })
  .max(2_000, "too-long")
  // The name in front of an @ would stand in every log.
  .refine((text) => !URL.canParse(text) || new URL(text).username === "", "url-with-password")
  // Whoever writes a message must not choose who gets it.
  .refine((text) => !/^[^?]*\{/.test(text.replace(/^https?:\/\//i, "")), "variables-in-query");

/** Lines of `Name: value`. */
const headers = z
  .string()
  .max(2_000, "too-long")
  .refine((text) => linesOf(text).every((line) => /^[\w-]+:\s*\S/.test(line)), "header-line")
  // What a header cannot carry, no message would ever leave with.
  .refine((text) => linesOf(text).every((line) => /^[\t\x20-\x7e\xa0-\xff]*$/.test(line)), "header-letters");

/** How a gateway wants to be asked. `allowPrivateAddresses`: in one's own network there is often no certificate. */
export const gatewaySettingsSchema = ({ allowPrivateAddresses }: { allowPrivateAddresses: boolean }) =>
  z
    .object({
      url: allowPrivateAddresses
        ? url
        : url.refine((text) => !text.toLowerCase().startsWith("http:"), "https-only"),
      method: z.enum(["GET", "POST"]),
      format: z.enum(["json", "form"]),
      headers,
      body: z.string().max(4_000, "too-long"),
      /** Where the answer has the message's id ("messages.0.id"); empty: a status of 2xx is enough. */
      idPath: z
        .string()
        .max(200, "too-long")
        .regex(/^([\w-]+(\.[\w-]+)*)?$/, "path"),
      secret: z.string().max(1_000, "too-long").default(""),
    })
    .refine(({ method, url, body }) => `${url}${method === "POST" ? body : ""}`.includes("{text}"), {
      path: ["body"],
      message: "no-text",
    });
export type GatewaySettings = z.infer<ReturnType<typeof gatewaySettingsSchema>>;

export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
