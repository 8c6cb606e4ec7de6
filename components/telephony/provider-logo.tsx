import { IconPhone } from "@tabler/icons-react";
import classes from "./telephony.module.css";

/** A provider's initial on its colour; its name stands beside it. */
export function ProviderLogo({ provider, size = 32 }: { provider: string; size?: number }) {
  return (
    <span className={classes.logo} data-provider={provider} style={{ width: size, height: size }} aria-hidden>
      {LETTERS[provider] ?? <IconPhone size={size / 2} />}
    </span>
  );
}

const LETTERS: Record<string, string> = { twilio: "T", voximplant: "V", asterisk: "✱" };
