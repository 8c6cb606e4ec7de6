// Who may import what (docs/architecture.md). Every comment says where the code belongs instead; scripts/check-imports.mjs
// runs these and shows the comment. Two lists, because some borders let types through.

const DOORS = "(jobs|runtime|public-api|trpc)";
const STAFF_DOMAINS =
  "(auth|analytics|billing|connections|console|flows|leads|live|operators|seed|sites|teams|workspaces)";
/** Adapters are the folders inside a port's folder. */
const ADAPTER = "^server/(telephony|crm|ads|messaging)/[^/]+/";
const TEST_CODE =
  "^server/testing/|^widget/test/|contract-(suite|calls|capabilities)\\.ts$|^server/.+/conformance/|^core/call/model/";

const rule = (name, comment, from, to) => ({ name, severity: "error", comment, from, to });

/** Types count too. */
const everyImport = [
  rule(
    "core-is-pure",
    "core/ imports only core/ (zod in definition, document and *contract files; luxon in core/schedule; libphonenumber-js in core/phone; sms-segments-calculator in core/text-message; regjsparser where patterns are checked). What needs Node, React or a database belongs in server/ or components/, and hands core/ plain values.",
    { path: "^core/" },
    {
      pathNot: [
        "^core/",
        "^node_modules/(zod|luxon|libphonenumber-js|sms-segments-calculator|regjsparser|@types/luxon)/",
      ],
    },
  ),
  rule(
    "zod-only-in-documents",
    "In core/ zod describes stored documents and wire types: definition.ts, *-definition.ts, document.ts or a *-contract folder. Everything else works on the types that come out of them.",
    { path: "^core/", pathNot: "(^core/[^/]+-contract/|/([a-z-]*definition|document)\\.ts$)" },
    { path: "^node_modules/zod/" },
  ),
  rule(
    "luxon-only-in-schedule",
    "Calendars and time zones live in core/schedule: give it the question and take the instant back.",
    { path: "^core/", pathNot: "^core/schedule/" },
    { path: "^node_modules/(@types/)?luxon/" },
  ),
  rule(
    "regex-parser-only-for-patterns",
    "Patterns that staff write are judged by core/flow/display/regex-problem.ts: ask it.",
    { pathNot: "^core/flow/display/regex-problem\\.ts$" },
    { path: "^node_modules/regjsparser/" },
  ),
  rule(
    "phone-metadata-only-in-phone",
    "Phone numbers are read in core/phone; hand E.164 text around.",
    { path: "^core/", pathNot: "^core/phone/" },
    { path: "^node_modules/libphonenumber-js/" },
  ),
  rule(
    "widget-stands-alone",
    "The widget runs on a stranger's page: it imports itself, core/flow/runtime and types of core/widget-contract. Anything else belongs on the server, or in core/flow/runtime where it is small.",
    { path: "^widget/src/" },
    { pathNot: "^(widget/src|core/flow/runtime|core/widget-contract)/" },
  ),
  rule(
    "ui-knows-no-domain",
    "components/ui could ship in another product: a component with a domain word belongs in components/<noun>/.",
    { path: "^components/ui/" },
    { path: "^(components/(?!ui/)|server/|app/|widget/|core/(?!(phone/|result\\.ts)))" },
  ),
  rule(
    "components-reach-the-server-by-trpc",
    "A component talks to the server by tRPC, and knows of it only `import type { AppRouter }` from server/trpc/root. Read on the server in a query and pass it through a procedure.",
    { path: "^components/" },
    { path: "^(server/(?!trpc/root\\.ts)|widget/)" },
  ),
  rule(
    "nobody-imports-app",
    "app/ is routing only: what two places need belongs in components/, server/ or core/.",
    { pathNot: "^app/" },
    { path: "^app/" },
  ),
  rule(
    "pages-hold-no-data-access",
    "A page is a gate and a component, a route is a parse and one call: reads go to a domain's queries.ts, writes to commands.ts, providers behind their registry.",
    { path: "^(app|components)/" },
    { path: `^server/generated/|^server/platform/db\\.ts$|${ADAPTER}|^node_modules/(@prisma|pg)/` },
  ),
  rule(
    "data-access-has-its-files",
    "Routers, policies, schemas and doors touch no rows: put the read into queries.ts, the write into commands.ts or a use case named after what it does.",
    { path: "/(router|policy|schema)\\.ts$|^server/(public-api|trpc)/" },
    { path: "^server/platform/db\\.ts$|^node_modules/@?prisma/" },
  ),
  rule(
    "adapters-are-handed-everything",
    "An adapter imports its port, provider-error, http, clock types and core: credentials, clock and address are handed to it. Reading rows or the environment belongs above the registry.",
    { path: ADAPTER },
    {
      path: "^(server|app|components|widget|i18n)/",
      pathNot: [
        "^server/(telephony|crm|ads|messaging)/",
        "^server/platform/(provider-error|http|clock|crypto|guarded-fetch)\\.ts$",
      ],
    },
  ),
  rule(
    "adapters-do-not-know-each-other",
    "What two adapters share belongs beside the port, not in one of them.",
    { path: "^server/(telephony|crm|ads|messaging)/([^/]+)/" },
    { path: ADAPTER, pathNot: "^server/$1/$2/" },
  ),
  rule(
    "adapters-use-no-framework",
    "An adapter is a factory over HTTP: Prisma, Next, tRPC and Inngest belong to the layers above it.",
    { path: ADAPTER },
    { path: "^node_modules/(@prisma|prisma|next|next-auth|@trpc|inngest|react)/" },
  ),
  rule(
    "adapters-only-through-the-registry",
    "Ask the registry for a provider by its id; only it knows the adapters.",
    {
      path: "^server/",
      pathNot: `${ADAPTER}|^server/(telephony|crm|ads|messaging)/(registry|catalog)\\.ts$|${TEST_CODE}`,
    },
    { path: ADAPTER, pathNot: "^server/telephony/simulator/carrier-client\\.ts$" },
  ),
  rule(
    "inngest-only-in-jobs",
    "Only server/jobs knows Inngest: publish a domain event through server/engine/publish-events, and add a thin function in server/jobs.",
    { pathNot: "^server/jobs/" },
    { path: "^node_modules/inngest/" },
  ),
  rule(
    "one-home-a-vendor",
    "nodemailer lives in server/notify, pino and mmdb-lib in server/platform, @node-rs/argon2 in server/auth, stripe in server/billing/stripe: use what those folders export.",
    { pathNot: "^server/(notify|platform|auth|billing/stripe)/" },
    { path: "^node_modules/(nodemailer|pino|mmdb-lib|@node-rs/argon2|stripe)/" },
  ),
  rule(
    "a-crms-package-in-its-adapter",
    "Only server/crm/hubspot knows HubSpot's package: ask the connector, or its directory, through the registry.",
    { pathNot: "^server/crm/hubspot/" },
    { path: "^node_modules/@hubspot/" },
  ),
  rule(
    "a-providers-package-in-its-adapter",
    "Only server/telephony/twilio knows Twilio's package: ask the provider through the registry.",
    { pathNot: "^server/telephony/twilio/" },
    { path: "^node_modules/twilio/" },
  ),
  rule(
    "platform-knows-no-domain",
    "server/platform serves every domain and knows none: move the domain's part up into its folder.",
    { path: "^server/platform/" },
    { path: "^server/(?!platform/|generated/)|^(app|components|widget)/" },
  ),
  rule(
    "calls-below-everything",
    "server/calls runs one call and knows no callback, team or door: hand what it needs as an argument, or follow up in server/engine.",
    { path: "^server/calls/" },
    { path: `^server/(callbacks|standbys|dispatch|engine|${STAFF_DOMAINS}|${DOORS})/` },
  ),
  rule(
    "standbys-beside-calls",
    "server/standbys runs operators who wait on the line and knows no callback, team or door, as server/calls does.",
    { path: "^server/standbys/" },
    { path: `^server/(callbacks|dispatch|engine|${STAFF_DOMAINS}|${DOORS})/` },
  ),
  rule(
    "dispatch-below-callbacks",
    "server/dispatch chooses operators and starts calls: what follows from that belongs in server/engine.",
    { path: "^server/dispatch/" },
    { path: `^server/(callbacks|engine|${STAFF_DOMAINS}|${DOORS})/` },
  ),
  rule(
    "callbacks-below-the-engine",
    "server/callbacks tells what must happen next; server/engine and server/jobs make it happen.",
    { path: "^server/callbacks/" },
    // To connections, as to notify, it only hands over what is to be sent.
    {
      path: `^server/(dispatch|engine|${STAFF_DOMAINS}|${DOORS})/`,
      pathNot: "^server/connections/queue-deliveries\\.ts$",
    },
  ),
  rule(
    "engine-below-the-doors",
    "Jobs, routes and pages call the engine, never the other way: hand it a function (see setEventPublisher), or move the code up.",
    { path: "^server/engine/" },
    { path: `^server/(${STAFF_DOMAINS}|${DOORS})/` },
  ),
  rule(
    "domains-below-the-doors",
    "A domain is called by doors and calls none: publish an event instead, or move the code into the door.",
    { path: `^server/${STAFF_DOMAINS}/`, pathNot: "/router\\.ts$|^server/seed/" },
    { path: `^server/${DOORS}/` },
  ),
  rule(
    "routers-use-the-gates",
    "Of server/trpc a router needs init.ts alone; root.ts is put together from the routers.",
    { path: "/router\\.ts$" },
    { path: `^server/${DOORS}/`, pathNot: "^server/trpc/init\\.ts$" },
  ),
  rule(
    "tests-stay-tests",
    "server/testing, contract suites and conformance code are for tests: what the product needs has to move out of them.",
    { pathNot: `${TEST_CODE}|^e2e/` },
    { path: TEST_CODE },
  ),
  rule(
    "journeys-look-from-outside",
    "A journey knows what a person or a script outside knows: HTTP (docs/api.md), the browser, and the stand-ins for vendors, which are outside too. Drive the product through them.",
    { path: "^e2e/" },
    {
      path: "^(app|components|core|server|i18n|messages)/|^widget/src/",
      pathNot: "^server/testing/vendors/",
    },
  ),
  rule(
    "packages-of-the-product",
    "The product runs without devDependencies: move the package to dependencies, or the import into a test.",
    { pathNot: `${TEST_CODE}|^e2e/|^scripts/ensure-browser` },
    // use-intl is the core of next-intl, and pinned with it.
    {
      dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"],
      pathNot: "^node_modules/(@types|use-intl)/",
    },
  ),
  rule("nothing-missing", "There is no such file or package.", {}, { couldNotResolve: true }),
  rule(
    "no-cycles",
    "Two files that need each other are one, or lack a third below them. That holds of types, too: what both speak of has a file of its own.",
    { path: "^(app|components|core|server|widget)/" },
    { circular: true },
  ),
];

/** What is left when types are gone: what one file really loads with another. */
const importsThatRun = [
  rule(
    "runtime-loads-no-zod",
    "The runtime, evaluate.ts and step.ts run in the widget and on every event: they import each other, and types only of everything else. Compile into the program what they need.",
    { path: "^core/flow/(runtime/|.+/(evaluate|step)\\.ts$)" },
    { pathNot: "^core/flow/(runtime/|.+/(evaluate|step)\\.ts$)" },
  ),
  rule(
    "widget-takes-types-only",
    "The wire's schemas stay on the server; the widget takes their types and checks what it must by hand.",
    { path: "^widget/src/" },
    { path: "^core/widget-contract/" },
  ),
  rule(
    "components-load-no-server",
    "Only `import type { AppRouter }`: a value from server/ would put the server into the browser.",
    { path: "^components/" },
    { path: "^server/" },
  ),
  rule(
    "client-only-beside-rows",
    "The generated client is for queries, commands and use cases; what comes out of them is a plain type of the domain.",
    { pathNot: "^server/" },
    { path: "^server/generated/" },
  ),
];

export default { everyImport, importsThatRun };
