import type { TextSending } from "./port";

/** What a gateway is given besides its settings. */
export interface GatewayTools {
  /** Lets requests go to loopback and private addresses. */
  allowPrivateAddresses: boolean;
}

/** Senders that are no telephony provider. Loaded when first asked for. */
const GATEWAYS = {
  "http-gateway": async (settings: unknown, tools: GatewayTools): Promise<TextSending> => {
    const [{ createHttpGateway }, { gatewaySettingsSchema }] = await Promise.all([
      import("./http-gateway/adapter"),
      import("./http-gateway/schema"),
    ]);
    return createHttpGateway({ ...gatewaySettingsSchema(tools).parse(settings), ...tools });
  },
};

/** @throws ZodError where the settings are not this gateway's; its issues name the fields */
export const openGateway = (
  id: keyof typeof GATEWAYS,
  settings: unknown,
  tools: GatewayTools,
): Promise<TextSending> => GATEWAYS[id](settings, tools);
