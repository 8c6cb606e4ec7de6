// The configuration of an Asterisk that only listens on this machine: for the lab, the tests and the benchmark.

/** Loaded, and nothing else: a start takes a second, and an order that needs more fails in the tests first. */
export const MODULES = `
  res_timing_timerfd res_sorcery_config res_sorcery_memory res_sorcery_astdb res_crypto res_http_websocket
  res_websocket_client res_pjproject res_rtp_asterisk res_srtp pbx_config func_callerid func_channel func_pjsip_endpoint
  res_pjsip res_pjsip_session res_pjsip_sdp_rtp res_pjsip_caller_id res_pjsip_dtmf_info res_pjsip_header_funcs
  res_pjsip_logger res_pjsip_nat res_pjsip_rfc3326 res_pjsip_dlg_options res_pjsip_pubsub
  res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest res_pjsip_outbound_registration
  res_pjsip_registrar res_pjsip_path res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_user
  res_pjsip_transport_websocket chan_pjsip bridge_simple bridge_native_rtp bridge_softmix bridge_holding
  chan_bridge_media codec_ulaw codec_alaw codec_resample codec_opus_open_source res_format_attr_opus format_pcm
  format_wav format_sln format_gsm codec_gsm res_stasis res_stasis_answer res_stasis_playback res_stasis_recording
  res_stasis_snoop res_stasis_device_state app_stasis res_ari_model res_ari res_ari_applications res_ari_asterisk
  res_ari_bridges res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events res_ari_playbacks
  res_ari_recordings res_ari_sounds app_amd func_dialplan res_curl func_curl res_http_media_cache`
  .trim()
  .split(/\s+/)
  .map((name) => `${name}.so`);

/** Asterisk complains aloud of files that are not there. */
const EMPTY = ["acl", "ccss", "udptl", "pjproject", "websocket_client", "res_curl", "res_http_media_cache"];

/**
 * @param {{ http: number, sip: number, rtp: number, numbers: number, operators: Record<string, number>, incoming: Record<string, string>, username: string, password: string }} options
 *   ports; `rtp` is the first of 2000. `numbers`: where every telephone number is dialled. `operators`: phones of their
 *   own, dialled as PJSIP/<name>, and their ports. `incoming`: which application is told of calls to a number, or to all
 *   that are like a pattern of Asterisk's.
 * @returns {Record<string, string>} files by name
 */
export function asteriskConfig({ http, sip, rtp, numbers, operators, incoming, username, password }) {
  const phones = Object.entries(operators).map(([name, port]) =>
    endpoint(name, `sip:${name}@127.0.0.1:${port}`),
  );
  return {
    ...Object.fromEntries(EMPTY.map((name) => [`${name}.conf`, "; nothing\n"])),
    "ari.conf": `[general]\nenabled=yes\n[${username}]\ntype=user\nread_only=no\npassword=${password}\n`,
    // Each request in flight is a session; beyond the limit connections are dropped.
    "http.conf": `[general]\nenabled=yes\nbindaddr=127.0.0.1\nbindport=${http}\nsessionlimit=1000\nsession_keep_alive=15000\n`,
    "amd.conf": "[general]\n",
    "cdr.conf": "[general]\nenable=no\n",
    "cel.conf": "[general]\nenable=no\n",
    "manager.conf": "[general]\nenabled=no\n",
    "features.conf": "[general]\n",
    // As docs/telephony-asterisk.md says.
    "extensions.conf": `[general]\n[nobody]\n${MACHINES}[from-trunk]\n${Object.entries(incoming).map(calls).join("")}`,
    "logger.conf": "[general]\n[logfiles]\nmessages => error,warning,notice\n",
    // Its ringing pauses for a second only: so a test can tell silence from it.
    "indications.conf":
      "[general]\ncountry=us\n[us]\ndescription=United States\nringcadence=2000,4000\ndial=350+440\nbusy=480+620/500,0/500\nring=440+480/1000,0/1000\ncongestion=480+620/250,0/250\n",
    "modules.conf": `[modules]\nautoload=no\n${MODULES.map((name) => `load=${name}\n`).join("")}`,
    "rtp.conf": `[general]\nrtpstart=${rtp}\nrtpend=${rtp + 1_999}\nstrictrtp=yes\nicesupport=yes\n`,
    // As docs/telephony-asterisk.md says: what Perezvon makes for operators' browsers stands beside pjsip.conf.
    "sorcery.conf": `[res_pjsip]\n${["endpoint", "auth", "aor"].map(kept).join("")}`,
    "pjsip.conf": [
      "[global]\ntype=global\nuser_agent=perezvon-lab\nendpoint_identifier_order=username,ip\n",
      `[udp]\ntype=transport\nprotocol=udp\nbind=127.0.0.1:${sip}\n`,
      // Rides on the port of http.conf.
      `[browsers]\ntype=transport\nprotocol=ws\nbind=127.0.0.1:${http}\n`,
      endpoint("trunk", `sip:127.0.0.1:${numbers}`, "from-trunk"),
      // A carrier is known by its address. Here everybody has the same, and operators' phones call nobody.
      "[trunk]\ntype=identify\nendpoint=trunk\nmatch=127.0.0.1\n",
      ...phones,
    ].join("\n"),
  };
}

/** In pjsip.conf as ever, and in memory, where ARI may write. */
const kept = (type) => `${type}=config,pjsip.conf,criteria=type=${type}\n${type}=memory\n`;

/** As the docs have it. */
const MACHINES = `[perezvon-machines]
exten => s,1,AMD()
 same => n,Stasis(\${PEREZVON_APPLICATION},heard,\${AMDSTATUS},\${AMDCAUSE})
`;

/** Whom Perezvon does not take goes on behind Stasis: here they hear that nobody is there. */
const calls = ([number, application]) =>
  `exten => ${number},1,Stasis(${application},incoming,\${EXTEN})\n same => n,Hangup(20)\n`;

/** A phone or a carrier on this machine. Nobody's identity is sent when a talk begins: it belongs to the other side. */
const endpoint = (name, contact, context = "nobody") => `[${name}]
type=endpoint
transport=udp
context=${context}
disallow=all
allow=alaw,ulaw
aors=${name}
direct_media=no
rtp_symmetric=yes
media_address=127.0.0.1
bind_rtp_to_media_address=yes
dtmf_mode=rfc4733
send_connected_line=no
from_domain=127.0.0.1

[${name}]
type=aor
contact=${contact}
`;
