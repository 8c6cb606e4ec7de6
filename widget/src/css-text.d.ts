/** build.mjs hands these over minified, as text for a constructable style sheet. */
declare module "*.css?text" {
  const text: string;
  export default text;
}
