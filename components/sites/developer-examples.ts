/** What a site's own code says to the widget, ready to be copied. The words around it stand in messages. */
export const EXAMPLES = {
  open: `perezvon.open();`,
  early: `<script>
  window.perezvon = window.perezvon || [];
  perezvon.push(["identify", { name: "Ada" }]);
</script>`,
  identify: `perezvon.identify({
  phone: "+49 30 1234567",
  name: "Ada Lovelace",
  attributes: { tier: "gold", orders: 12 },
});`,
  track: `perezvon.track("compared-products");
perezvon.track("cart", { value: 129.9 });`,
  on: `perezvon.on("requested", ({ id }) => {
  console.log("asked for a call", id);
});`,
} as const;

/** Event → what comes with it, as widget/perezvon.d.ts has it. */
export const EVENTS = {
  shown: "offer, form",
  dismissed: "offer, form",
  open: "",
  close: "",
  requested: "id",
  messenger: "offer, messenger",
  stage: "id, stage",
  finished: "id, outcome",
  error: "message",
} as const;
