/**
 * Fields that many of the platform's objects share. In: nothing. Out: schemas, each made once and late. Never: a field of one object only.
 */
import * as z from "zod/mini";
import { lazy } from "../core/lazy.ts";

/** An id that must be there. */
export const id = lazy(() => z.string().check(z.minLength(1), z.maxLength(200)));

/** Text that may be missing or odd; that must not cost a member the answer. */
export const words = lazy(() => z.catch(z.string(), ""));
