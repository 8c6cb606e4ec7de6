/** A provider as data, for the form of its account: reading it loads no adapter. */
export interface ProviderManifest {
  /** Kebab-case; the folder, the registry's key and the stored row say the same. */
  id: string;
  /** As the vendor writes it. */
  name: string;
  /** What a person fills in, in this order. Texts: messages/<language>/telephony.json, fields.<id>.<key>. */
  fields: ProviderField[];
  /** Where the vendor tells where to find them. */
  helpUrl: string;
  /** It posts its events to us: our address has to be open to the internet. */
  postsEvents: boolean;
  /**
   * Its address is typed by whoever has the account. Such a server may stand in the network of the installation, so
   * the installation has to allow it (PEREZVON_ALLOW_PRIVATE_WEBHOOKS).
   */
  isOwnServer: boolean;
  /** Its accounts send text messages too. Absent: no. */
  sendsTexts?: boolean;
  /** It records talks. Its switch "record", if it has one, is for those of which the routing does not say whether. */
  records: boolean;
}

export interface ProviderField {
  key: string;
  /** "secret" and "secret-text" (of several lines) are sealed, and never shown again. "lines": one thing a line. */
  input: "text" | "lines" | "url" | "phone" | "number" | "switch" | "secret" | "secret-text";
  isRequired: boolean;
  /** What the form begins with. */
  initial?: string | number | boolean;
  placeholder?: string;
}

export const isSecret = ({ input }: ProviderField): boolean => input === "secret" || input === "secret-text";
