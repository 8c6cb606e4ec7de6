import { Text } from "@mantine/core";
import { PhoneNumber } from "@/components/ui/phone-number";
import type { Lead } from "./lead";

/** The person: by name where there is one, and always by number. */
export function Who({ lead }: { lead: Pick<Lead, "name" | "phone"> }) {
  if (!lead.name)
    return (
      <Text component="span" fw={550}>
        <PhoneNumber e164={lead.phone} copy={false} />
      </Text>
    );
  return (
    <>
      <Text component="span" fw={550} display="block" truncate>
        {lead.name}
      </Text>
      <Text component="span" size="sm" c="dimmed" display="block">
        <PhoneNumber e164={lead.phone} copy={false} />
      </Text>
    </>
  );
}
