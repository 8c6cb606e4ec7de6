"use client";

import { ActionIcon, Button, Text, TextInput } from "@mantine/core";
import { IconPlus, IconSearch, IconTrash } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { RateRow } from "./rate-rows";
import classes from "./telephony.module.css";

/** A price list may have thousands of lines: so many are drawn, the others are found by typing. */
const SHOWN = 30;

interface RateTableProps {
  rows: RateRow[];
  currency: string;
  set: (next: RateRow[]) => void;
  readOnly: boolean;
}

export function RateTable({ rows, currency, set, readOnly }: RateTableProps) {
  const t = useTranslations("telephony.rates");
  const [search, setSearch] = useState("");
  const wanted = search.replace(/\D/g, "");
  const places = rows.flatMap(({ prefix }, at) => (fits(prefix, wanted) ? [at] : []));
  const change = (at: number, part: Partial<RateRow>) =>
    set(rows.map((row, index) => (index === at ? { ...row, ...part } : row)));
  return (
    <>
      {rows.length > SHOWN && (
        <TextInput
          aria-label={t("search")}
          placeholder={t("search")}
          leftSection={<IconSearch size={16} />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          maw={280}
        />
      )}
      {places.length > 0 && (
        <div className={classes.rates}>
          <Text size="sm" fw={500} id="rate-prefix">
            {t("prefix")}
          </Text>
          <Text size="sm" fw={500} id="rate-price">
            {t("price", { currency })}
          </Text>
          <span />
          {places.slice(0, SHOWN).map((at) => (
            <Line
              key={at}
              row={rows[at] ?? { prefix: "", price: "" }}
              readOnly={readOnly}
              onChange={(part) => change(at, part)}
              onRemove={() => set(rows.filter((_, index) => index !== at))}
            />
          ))}
        </div>
      )}
      {places.length > SHOWN && (
        <Text size="sm" c="dimmed">
          {t("more", { count: places.length - SHOWN })}
        </Text>
      )}
      {!readOnly && (
        <div>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlus size={14} />}
            onClick={() => {
              setSearch("");
              set([{ prefix: "", price: "" }, ...rows]);
            }}
          >
            {t("add")}
          </Button>
        </div>
      )}
    </>
  );
}

interface LineProps {
  row: RateRow;
  readOnly: boolean;
  onChange: (part: Partial<RateRow>) => void;
  onRemove: () => void;
}

function Line({ row, readOnly, onChange, onRemove }: LineProps) {
  const t = useTranslations("telephony.rates");
  return (
    <>
      <TextInput
        aria-labelledby="rate-prefix"
        placeholder="+7495"
        inputMode="tel"
        value={row.prefix}
        readOnly={readOnly}
        onChange={(event) => onChange({ prefix: event.currentTarget.value })}
      />
      <TextInput
        aria-labelledby="rate-price"
        placeholder="0.0125"
        inputMode="decimal"
        value={row.price}
        readOnly={readOnly}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      {readOnly ? (
        <span />
      ) : (
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={t("remove", { prefix: row.prefix })}
          onClick={onRemove}
        >
          <IconTrash size={16} />
        </ActionIcon>
      )}
    </>
  );
}

/** By the beginning of either: whoever types a whole number finds the line that it is paid by. */
function fits(prefix: string, wanted: string): boolean {
  const digits = prefix.replace(/\D/g, "");
  return wanted === "" || digits.startsWith(wanted) || (digits !== "" && wanted.startsWith(digits));
}
