"use client";

import { Button, Fieldset, Group, Select, Tabs } from "@mantine/core";
import { IconAlertTriangle, IconPlus, IconTrash } from "@tabler/icons-react";
import { useLocale } from "next-intl";
import { useContext, useState } from "react";
import { languageName } from "@/components/ui/language-name";
import { Notice } from "@/components/ui/notice";
import type { DraftOffer, OfferTexts } from "../../node/read-offer";
import { useEditor } from "../../store/editor-context";
import { ReferencesContext, useWording } from "../../words/use-wording";
import { LanguageTexts } from "./language-texts";

/** Languages that sites are mostly written in; the widget finds a text by the page's own language. */
const LANGUAGES =
  "en ru uk be kk uz ky hy ka az de fr es it pt pl cs sk ro bg sr hu tr el nl sv da fi no et lv lt he ar zh ja ko hi".split(
    " ",
  );
const NO_TEXTS: OfferTexts = { title: "", text: "", button: "" };

interface OfferTextsFormProps {
  nodeId: string;
  texts: DraftOffer["texts"];
  asksTopic: boolean;
  onChange: (texts: DraftOffer["texts"], key: string) => void;
}

/** What an offer says, a tab a language. */
export function OfferTextsForm({ nodeId, texts, asksTopic, onChange }: OfferTextsFormProps) {
  const { t } = useWording();
  const readOnly = useEditor((state) => state.readOnly);
  const locale = useLocale();
  const languages = Object.keys(texts);
  const [chosen, setChosen] = useState(locale);
  const language = texts[chosen] ? chosen : (languages[0] ?? "en");
  const add = (code: string) => {
    onChange({ ...texts, [code]: NO_TEXTS }, "languages");
    setChosen(code);
  };
  return (
    <Fieldset legend={t("offer.texts")} p="sm">
      <MissingLanguages texts={texts} onAdd={readOnly ? null : add} />
      <Tabs value={language} onChange={(next) => next && setChosen(next)} keepMounted={false}>
        <Tabs.List mb="sm">
          {languages.map((code) => (
            <Tabs.Tab key={code} value={code}>
              {languageName(code, locale)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {languages.map((code) => (
          <Tabs.Panel key={code} value={code}>
            <LanguageTexts
              nodeId={nodeId}
              language={code}
              texts={texts[code] ?? NO_TEXTS}
              asksTopic={asksTopic}
              onChange={(next, key) => onChange({ ...texts, [code]: next }, `${code}.${key}`)}
            />
          </Tabs.Panel>
        ))}
      </Tabs>
      {!readOnly && (
        <Group gap="xs" mt="sm">
          <AddLanguage known={languages} onAdd={add} />
          {languages.length > 1 && (
            <Button
              size="xs"
              variant="subtle"
              color="gray"
              leftSection={<IconTrash size={14} aria-hidden />}
              onClick={() => {
                const { [language]: _, ...rest } = texts;
                onChange(rest, "languages");
              }}
            >
              {t("offer.removeLanguage", { language: languageName(language, locale) })}
            </Button>
          )}
        </Group>
      )}
    </Fieldset>
  );
}

function AddLanguage({ known, onAdd }: { known: readonly string[]; onAdd: (code: string) => void }) {
  const { t } = useWording();
  const locale = useLocale();
  const missing = LANGUAGES.filter((code) => !known.includes(code))
    .map((value) => ({ value, label: languageName(value, locale) }))
    .sort((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <Select
      size="xs"
      w={180}
      searchable
      aria-label={t("offer.addLanguage")}
      placeholder={t("offer.addLanguage")}
      nothingFoundMessage={t("palette.nothing")}
      leftSection={<IconPlus size={14} aria-hidden />}
      data={missing}
      value={null}
      onChange={(code) => code && onAdd(code)}
    />
  );
}

interface MissingLanguagesProps {
  texts: DraftOffer["texts"];
  onAdd: ((code: string) => void) | null;
}

/** A site in a language that the offer does not speak shows it in another: nothing breaks, and visitors wonder. */
function MissingLanguages({ texts, onAdd }: MissingLanguagesProps) {
  const { t } = useWording();
  const locale = useLocale();
  const { siteLanguages = [] } = useContext(ReferencesContext);
  const missing = [...new Set(siteLanguages)].filter((code) => !texts[code]);
  return missing.map((code) => (
    <Notice key={code} tone="amber" icon={IconAlertTriangle} role="status">
      {t("offer.noSiteLanguage", { language: languageName(code, locale) })}
      {onAdd && (
        <Button size="compact-xs" variant="default" ml="xs" onClick={() => onAdd(code)}>
          {t("offer.writeIt")}
        </Button>
      )}
    </Notice>
  ));
}
