/** The app that tests play: made-up credentials, the same for the worker and for its emulator. */
export const TEST_APP = {
  FEISHU_APP_ID: "cli_a0b1c2d3e4f5",
  FEISHU_APP_SECRET: "made-up-app-secret-4711",
  FEISHU_ENCRYPT_KEY: "made-up encrypt key",
  FEISHU_VERIFICATION_TOKEN: "made-up-verification-token",
  SEAL_KEY: "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
  LOCAL_DEV: "1",
} as const;
