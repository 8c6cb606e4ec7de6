import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  // `next dev` locks its folder: a second server of the same checkout names another one.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  reactStrictMode: true,
  // `npm run validate` checks the types; a start on a new machine need not do it again.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // HubSpot's package is 47 MB of generated code, of which a delivery loads a sliver.
  serverExternalPackages: [
    "@hubspot/api-client",
    "pino",
    "pg",
    "@node-rs/argon2",
    "inngest",
    "nodemailer",
    "rate-limiter-flexible",
  ],
  experimental: {
    // The second build of an unchanged tree takes a third of the time (docs/decisions/001).
    turbopackFileSystemCacheForBuild: true,
    optimizePackageImports: ["@mantine/core", "@mantine/hooks", "@tabler/icons-react"],
  },
};

export default withNextIntl(config);
