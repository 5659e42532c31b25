import pytest

from server.net.modules import PageError, join_modules


def enclosed(source: str) -> str:
    return f'(() => {{\n"use strict";\n{source}\n}})()'


def test_modules_are_joined_after_what_they_import() -> None:
    files = {
        "phone.js": 'import { b } from "./in/b.js";\nb();\n',
        "in/b.js": 'import { c } from "../c.js";\nexport function b() {\n  // why\n  return c;\n}\n',
        "c.js": "export const c = 1;\n",
        "deferred.js": "",
    }
    b = "function b() {\n  // why\n  return c;\n}"
    assert join_modules(files).first == enclosed(f"const c = 1;\n{b}\nb();\nwindow.coprod = {{}};")


def test_the_deferred_part_is_handed_what_it_imports_from_the_first_and_nothing_else() -> None:
    files = {
        "phone.js": 'import { h } from "./dom.js";\nexport const phone = h(1);',
        "dom.js": "export function h() {}\nexport const unused = 1;",
        "deferred.js": 'import { phone } from "./phone.js";\nimport { roles } from "./deferred/roles.js";\nroles();',
        "deferred/roles.js": 'import { hint } from "./hint.js";\nexport const roles = hint;',
        "deferred/hint.js": 'import { h } from "../dom.js";\nexport const hint = h(2);',
    }
    scripts = join_modules(files)
    assert scripts.first == enclosed(
        "function h() {}\nconst unused = 1;\nconst phone = h(1);\nwindow.coprod = {h,phone};"
    )
    assert scripts.deferred == enclosed("const {h,phone} = coprod;\nconst hint = h(2);\nconst roles = hint;\nroles();")


@pytest.mark.parametrize(
    ("files", "complaint"),
    [
        ({"phone.js": 'import * as all from "./b.js";'}, "phone.js, line 1: an import or export in a form"),
        ({"phone.js": 'import { b as c } from "./b.js";'}, "phone.js, line 1: an import or export in a form"),
        ({"phone.js": "import {\n"}, "phone.js, line 1: an import or export in a form"),
        ({"phone.js": "export default 1;"}, "phone.js, line 1: an import or export in a form"),
        ({"phone.js": "x();\n  export const b = 1;"}, "phone.js, line 2: an import or export in a form"),
        ({"deferred.js": "export default 1;"}, "deferred.js, line 1: an import or export in a form"),
        ({"phone.js": 'import { b } from "./b.js";'}, "phone.js: imports b.js, which is not there"),
        (
            {"phone.js": 'import { b } from "./b.js";', "b.js": "const b = 1;"},
            "phone.js: imports b, which b.js does not",
        ),
        (
            {"phone.js": 'import { b } from "./b.js";', "b.js": 'import { a } from "./phone.js";\nexport const b = 1;'},
            "b.js: imports a, which phone.js does not export",
        ),
        (
            {
                "phone.js": 'import { b } from "./b.js";\nexport const a = 1;',
                "b.js": 'import { a } from "./phone.js";\nexport const b = 1;',
            },
            "phone.js: imports itself by way of b.js",
        ),
        (
            {"phone.js": 'import { b } from "./b.js";\nfunction c() {}', "b.js": "export const b = 1;\nclass c {}"},
            "phone.js: c is defined in b.js already",
        ),
        ({"phone.js": "const c = 1;", "deferred.js": "const c = 2;"}, "deferred.js: c is defined in phone.js already"),
        (
            {"phone.js": 'import { b } from "./deferred/b.js";', "deferred/b.js": "export const b = 1;"},
            "phone.js: imports deferred/b.js, which is deferred",
        ),
        (
            {
                "phone.js": 'import { b } from "./b.js";',
                "b.js": 'import { c } from "./deferred/c.js";\nexport const b = 1;',
                "deferred/c.js": "export const c = 1;",
            },
            "b.js: imports deferred/c.js, which is deferred",
        ),
        (
            {"phone.js": 'import { a } from "./deferred.js";', "deferred.js": "export const a = 1;"},
            "phone.js: imports deferred.js, which is deferred",
        ),
        (
            {"deferred.js": 'import { b } from "./b.js";', "b.js": "export const b = 1;"},
            "b.js: only deferred modules import it; move it into deferred/",
        ),
    ],
)
def test_modules_that_cannot_be_joined_are_named(files: dict[str, str], complaint: str) -> None:
    with pytest.raises(PageError) as raised:
        join_modules({"phone.js": "", "deferred.js": "", **files})
    assert str(raised.value).startswith(complaint)
