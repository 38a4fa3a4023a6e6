/** A style sheet's text, put in by the bundler. */
declare module "*.css" {
  const text: string;
  export default text;
}
