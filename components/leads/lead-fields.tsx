"use client";

import { Code, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { Fact } from "./facts";
import classes from "./facts.module.css";

/** Names that sites commonly give to a field. `message` and `comment` say the same, and are called the same. */
const KNOWN = {
  name: "name",
  email: "email",
  comment: "comment",
  message: "comment",
  company: "company",
  city: "city",
  product: "product",
  department: "department",
  topic: "topic",
  order: "order",
} as const;

const isKnown = (name: string): name is keyof typeof KNOWN => Object.hasOwn(KNOWN, name);

interface LeadFieldsProps {
  /** Name → text, as the site sent them. */
  fields: Record<string, string>;
}

/** What else the visitor wrote, where we know what the field is called in words. */
export function KnownFields({ fields }: LeadFieldsProps) {
  const t = useTranslations("leads.page.fields");
  return Object.entries(fields).map(
    ([name, value]) =>
      isKnown(name) && (
        <Fact key={name} name={t(KNOWN[name])}>
          {value}
        </Fact>
      ),
  );
}

/** The rest under the names that the site gave them: set apart, since those are the site's words and not ours. */
export function OwnFields({ fields }: LeadFieldsProps) {
  const t = useTranslations("leads.page.fields");
  const own = Object.entries(fields).filter(([name, value]) => !isKnown(name) && value !== "");
  if (own.length === 0) return null;
  return (
    <div className={classes.own}>
      <Text size="xs" c="dimmed">
        {t("own")}
      </Text>
      <dl>
        {own.map(([name, value]) => (
          <Fact key={name} name={<Code className={classes.fieldName}>{name}</Code>}>
            {value}
          </Fact>
        ))}
      </dl>
    </div>
  );
}
