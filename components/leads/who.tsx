import { Text } from "@mantine/core";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { Lead } from "./lead";
import { SpamMark } from "./spam";

type Person = Pick<Lead, "name" | "phone"> & Partial<Pick<Lead, "spamScore">>;

/** The person: by name where there is one, and always by number. */
export function Who({ lead }: { lead: Person }) {
  if (!lead.name)
    return (
      <Text component="span" fw={550}>
        <PhoneNumber e164={lead.phone} copy={false} />
        <SpamMark score={lead.spamScore} />
      </Text>
    );
  return (
    <>
      <Text component="span" fw={550} display="block" truncate>
        {lead.name}
        <SpamMark score={lead.spamScore} />
      </Text>
      <Text component="span" size="sm" c="dimmed" display="block">
        <PhoneNumber e164={lead.phone} copy={false} />
      </Text>
    </>
  );
}
