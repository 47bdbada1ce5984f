package org.huashu.coach.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How modules become one. */
class JoinedModulesTest {

  @Test
  void whatIsImportedStandsBeforeItsUserAndOnce() {
    assertEquals("""
        const one = 1;

        const two = one + 1;

        export const three = one + two;
        """, join("""
        import { one } from "./one.js";
        import { two } from "./two.js";

        export const three = one + two;
        """, """
        export const one = 1;
        """, """
        import {
          one,
        } from "./one.js";

        export const two = one + 1;
        """));
  }

  @Test
  void onlyTheMainModuleExportsAndKeepsItsHead() {
    assertEquals("""
        /**
         * What it is * for / all.
         */

        let one = 1;
        function f() {}
        async function g() {}
        class C {}

        export const three = one;
        """, join("""
        /**
         * What it is * for / all.
         */

        import { one } from "./one.js";

        export const three = one;
        """, """
        /** Of the other one. */

        export let one = 1;
        export function f() {}
        export async function g() {}
        export class C {}
        """, ""));
  }

  @Test
  void commentsOfTheirOwnLinesGoAndOthersStay() {
    assertEquals("""
        const a = /** @type {any} */ (1); // one
        /** @type {any} */ (globalThis).b = "/* no // comment */";
          const style = `.a { color: red; }
          * { margin: 0; }`;
        """, join("""
        // @ts-check
        /** @import { T } from "./types.js" */
        const a = /** @type {any} */ (1); // one

          /**
           * Why.
           */
        // So.
        /** @type {any} */ (globalThis).b = "/* no // comment */";
          const style = `.a { color: red; }
          * { margin: 0; }`;
        """.replace("(1); // one\n\n", "(1); // one\n"), "", ""));
  }

  @Test
  void modulesThatImportEachOtherAreRefused() {
    assertEquals("modules import each other: main.js, one.js, two.js, one.js",
        assertThrows(IllegalArgumentException.class, () -> join(
            "import { one } from \"./one.js\";\n",
            "import { two } from \"./two.js\";\n",
            "import { one } from \"./one.js\";\n")).getMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"export default 1;", "export { one };", "export * from \"./two.js\";",
    "import * as two from \"./two.js\";", "import two from \"./two.js\";",
    "import { a as b } from \"./two.js\";", "import { a } from \"https://example.org/a.js\";"})
  void otherImportsAndExportsAreRefused(String line) {
    assertEquals("one.js cannot be joined: " + line,
        assertThrows(IllegalArgumentException.class,
            () -> join("import { one } from \"./one.js\";\n", line + "\n", "")).getMessage());
  }

  private static String join(String main, String one, String two) {
    Map<String, String> folder = Map.of("main.js", main, "one.js", one, "two.js", two);
    return JoinedModules.of("main.js", name -> folder.getOrDefault(name, ""));
  }
}
