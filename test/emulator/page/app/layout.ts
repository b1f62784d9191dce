// The width below which one column is shown, here and in style/*.css.
export const NARROW = 720;
