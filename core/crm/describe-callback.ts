import type { CrmWords } from "./crm-words";
import type { CallbackMessage } from "./message";

export interface NoteLine {
  /** null: a line by itself. */
  label: string | null;
  text: string;
  /** An address that the text stands for. */
  href?: string;
}

/** Everything a CRM's people want to know of a callback and its fields do not hold, line by line. */
export function describeCallback({ type, data }: CallbackMessage, words: CrmWords): NoteLine[] {
  const { labels } = words;
  const utm = Object.entries(data.utm).map(([name, value]) => `${name}=${value}`);
  const lines: (NoteLine | null)[] = [
    type === "test" ? { label: null, text: words.test.note } : null,
    { label: labels.outcome, text: data.outcome ? words.outcomes[data.outcome] : words.waiting },
    data.talkSeconds > 0 ? { label: labels.talked, text: words.duration(data.talkSeconds) } : null,
    data.operator && { label: labels.operator, text: data.operator.name },
    data.rating === null ? null : { label: labels.rating, text: words.rated(data.rating) },
    { label: labels.page, text: data.pageTitle || data.page, href: data.page },
    data.referrer ? { label: labels.referrer, text: data.referrer, href: data.referrer } : null,
    utm.length > 0 ? { label: labels.utm, text: utm.join(", ") } : null,
    ...Object.entries(data.fields).map(([label, text]) => ({ label, text })),
    data.consent && { label: labels.consent, text: words.consent(data.consent) },
  ];
  return lines.filter((line) => line !== null);
}
