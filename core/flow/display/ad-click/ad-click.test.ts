import { expect, it } from "vitest";
import { ask } from "../ask";
import { adClick } from "./definition";

it.each([
  [{ networks: [] }, { "ad-click": true, "ad-network": "vk" }, true],
  [{ networks: ["google", "yandex"] }, { "ad-click": true, "ad-network": "yandex" }, true],
  [{ networks: ["google"] }, { "ad-click": true, "ad-network": "vk" }, false],
  [{ networks: [] }, { "ad-click": false }, false],
  [{ networks: [] }, {}, false],
])("%j of %j: %s", (config, facts, answer) =>
  expect(ask(adClick, config, facts)).toEqual({ ok: true, value: answer }),
);

it('refuses { networks: ["newspaper"] }', () =>
  expect(ask(adClick, { networks: ["newspaper"] }, {})).toMatchObject({
    ok: false,
    error: [{ field: "networks.0", reason: "malformed" }],
  }));
