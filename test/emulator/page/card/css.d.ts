// Stylesheets are read by esbuild, which bundles the page.
declare module "*.css";
