import type { FlowKind } from "@/core/flow/document";
import { routingTemplateGroups } from "@/core/flow/templates/routing-templates";
import { templateGroups } from "@/core/flow/templates/templates";
import type { Translate } from "../words/flow-words";

/** Templates of one sort, in the reader's words. */
export interface TemplateShelf {
  id: string;
  name: string;
  templates: { id: string; name: string; text: string }[];
}

/** The templates of a sort of flow, shelf by shelf; with a search, those of which the words hold all that was typed. */
export function findTemplates(flow: FlowKind, search: string, t: Translate): TemplateShelf[] {
  const wanted = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const groups: readonly { id: string; templates: readonly { id: string }[] }[] =
    flow === "display" ? templateGroups : routingTemplateGroups;
  return groups
    .map(({ id: group, templates }) => {
      const shelf = t(`templates.groups.${group}`);
      const told = templates.map(({ id }) => ({
        id,
        name: t(`templates.${id}.name`),
        text: t(`templates.${id}.text`),
      }));
      const isFound = ({ name, text }: { name: string; text: string }) => {
        const words = `${shelf} ${name} ${text}`.toLocaleLowerCase();
        return wanted.every((word) => words.includes(word));
      };
      return { id: group, name: shelf, templates: told.filter(isFound) };
    })
    .filter(({ templates }) => templates.length > 0);
}
