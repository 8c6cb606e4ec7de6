import type { ProviderManifest } from "../manifest";

export const manifest: ProviderManifest = {
  id: "voximplant",
  name: "Voximplant",
  helpUrl: "https://voximplant.com/docs/guides/management-api/authorization",
  postsEvents: true,
  isOwnServer: false,
  sendsTexts: true,
  records: true,
  fields: [
    { key: "serviceAccount", input: "secret-text", isRequired: true },
    { key: "ruleId", input: "number", isRequired: true },
    { key: "callerId", input: "phone", isRequired: true, placeholder: "+74950000000" },
    { key: "machineDetection", input: "switch", isRequired: false, initial: false },
    { key: "record", input: "switch", isRequired: false, initial: false },
  ],
};
