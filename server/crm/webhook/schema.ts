import { z } from "zod";
import type { Network } from "../port";

/** Addresses with a name and password in them would show those in every log. */
const address = z
  .url({ protocol: /^https?$/, message: "not-a-url" })
  .max(2000, "too-long")
  .refine((text) => !URL.canParse(text) || new URL(text).username === "", "url-with-password");

export const settingsSchema = ({ allowPrivateAddresses }: Pick<Network, "allowPrivateAddresses">) =>
  z.object({
    // In one's own network there is often no certificate; over the open internet there has to be one.
    url: allowPrivateAddresses
      ? address
      : address.refine((text) => !text.toLowerCase().startsWith("http:"), "https-only"),
  });
