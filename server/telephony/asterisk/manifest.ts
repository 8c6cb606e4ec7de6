import type { ProviderManifest } from "../manifest";

export const manifest: ProviderManifest = {
  id: "asterisk",
  name: "Asterisk",
  helpUrl: "https://docs.asterisk.org/Configuration/Interfaces/Asterisk-REST-Interface-ARI/",
  postsEvents: false,
  isOwnServer: true,
  records: true,
  fields: [
    { key: "url", input: "url", isRequired: true, placeholder: "http://127.0.0.1:8088" },
    { key: "username", input: "text", isRequired: true },
    { key: "password", input: "secret", isRequired: true },
    { key: "application", input: "text", isRequired: true, initial: "perezvon" },
    { key: "endpoint", input: "text", isRequired: true, placeholder: "PJSIP/{number}@trunk" },
    { key: "callerId", input: "phone", isRequired: false, placeholder: "+4930123456" },
    {
      key: "soundsFolder",
      input: "text",
      isRequired: false,
      placeholder: "/var/lib/asterisk/sounds/perezvon",
    },
    { key: "browserUrl", input: "url", isRequired: false, placeholder: "wss://pbx.example.com:8089/ws" },
    {
      key: "iceServers",
      input: "lines",
      isRequired: false,
      placeholder: "stun:turn.example.com:3478\nturn:turn.example.com:3478",
    },
    { key: "turnUser", input: "text", isRequired: false },
    { key: "turnSecret", input: "secret", isRequired: false },
    { key: "machineDetection", input: "switch", isRequired: false, initial: false },
    { key: "record", input: "switch", isRequired: false, initial: false },
  ],
};
