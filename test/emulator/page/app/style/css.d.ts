// esbuild takes style sheets by import.
declare module "*.css";
