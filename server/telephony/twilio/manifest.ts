import type { ProviderManifest } from "../manifest";

export const manifest: ProviderManifest = {
  id: "twilio",
  name: "Twilio",
  helpUrl: "https://www.twilio.com/docs/iam/api/account",
  postsEvents: true,
  isOwnServer: false,
  sendsTexts: true,
  records: true,
  fields: [
    { key: "accountSid", input: "text", isRequired: true, placeholder: "AC0123456789abcdef0123456789abcdef" },
    { key: "authToken", input: "secret", isRequired: true },
    { key: "callsPerSecond", input: "number", isRequired: true, initial: 1 },
    { key: "machineDetection", input: "switch", isRequired: false, initial: false },
    { key: "record", input: "switch", isRequired: false, initial: false },
  ],
};
