import type { CrmSettings } from "@/core/crm/document";
import { mapFields, toWrite } from "@/core/crm/map-fields";
import { hangOn } from "./hang-on";
import { type Job, OWNER, readRecord, updateRecord } from "./records";

/**
 * One deal for each callback. Its name, pipeline and stage are written once: from then on they are people's. HubSpot's
 * id, or null where people removed it.
 */
export function writeDeal(
  job: Job,
  { pipeline, stage }: NonNullable<CrmSettings["deal"]>,
  contact: string,
): Promise<string | null> {
  const { settings, message, words, desk } = job;
  const { data } = message;
  const { fields } = mapFields(settings.mapping, message, "deal");
  const mapped = fields.map(({ property }) => property);
  const optional = [...mapped, OWNER];
  const owner = data.operator ? settings.owners[data.operator.id] : undefined;
  return hangOn(job, {
    kind: "deal",
    hangsOn: { contact, deal: null },
    properties: {
      dealname: words.dealTitle(whoOf(job)),
      pipeline,
      dealstage: stage,
      ...(settings.assignOwner && owner && { [OWNER]: owner }),
      ...toWrite(fields, {}),
    },
    optional,
    refresh: async (id) => {
      if (fields.length === 0) return true;
      const stored = await readRecord(desk, "deal", id, mapped);
      if (!stored) return false;
      const properties = toWrite(fields, stored.properties);
      return Object.keys(properties).length === 0 || updateRecord(desk, "deal", { id, properties, optional });
    },
  });
}

/** Who a title names; a test names itself. */
export function whoOf({ message: { type, data }, words }: Job): string {
  return type === "test" ? `${words.test.first} ${words.test.last}` : (data.name ?? data.phone);
}
