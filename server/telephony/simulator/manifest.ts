import type { ProviderManifest } from "../manifest";

export const manifest: ProviderManifest = {
  id: "simulator",
  name: "Simulator",
  helpUrl: "",
  postsEvents: true,
  isOwnServer: true,
  records: true,
  fields: [
    { key: "url", input: "url", isRequired: true },
    { key: "secret", input: "secret", isRequired: true },
  ],
};
