import { z } from "zod";
import { type ConditionDefinition, YES_NO } from "../condition-definition";

/** As the widget names them by their click ids (`gclid`, `yclid`, …). */
const NETWORKS = ["google", "yandex", "facebook", "microsoft", "vk", "tiktok", "linkedin", "x"] as const;

const config = z.object({ networks: z.array(z.enum(NETWORKS)) });
type AdClickConfig = z.infer<typeof config>;

/** An ad was clicked: the address carried the click id of an ad network. */
export const adClick: ConditionDefinition<AdClickConfig> = {
  kind: "ad-click",
  config,
  defaults: { networks: [] },
  ports: YES_NO,
  group: "where",
  fields: [{ name: "networks", input: "choices", options: NETWORKS }],
  waits: false,
  predicate: ({ networks }) =>
    networks.length === 0 ? ["known", "ad-click"] : ["in", "ad-network", [...new Set(networks)]],
};
