# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The site: built without a warning, every code with an anchor, and then in a real browser: no
request leaves the machine, the search finds codes by number and by name and every public name,
tables scroll where the page does not, their first column stays in sight, the explorer says what
`faultwire map` says, and works by keyboard. FAULTWIRE_SCREENSHOTS=DIR keeps pictures of each kind
of page, in two widths and both schemes."""
import functools, http.server, json, os, re, shutil, subprocess, sys, threading

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [here, os.path.join(here, "..", "..", "scripts")]
from lib import house
from webdriver import ENTER, TAB, Browser

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
if not shutil.which("sphinx-build"):
    house.skip("no Sphinx: apt-get install python3-sphinx python3-myst-parser furo")
site = os.path.join(args.build_dir, "site-under-test")
problems = []
checks = 0


def expect(what, condition):
    global checks
    checks += 1
    if not condition:
        problems.append(what)


def build():
    environment = {**os.environ, "FAULTWIRE_TOOL": args.tool, "PYTHONDONTWRITEBYTECODE": "1"}
    shutil.rmtree(site, ignore_errors=True)
    builder = os.path.join(args.source_dir, "docs", "site", "build.py")
    made = house.run([sys.executable, builder, site + "-work", site], env=environment)
    if made.returncode != 0:
        print(made.stdout.decode("utf-8", "replace")[:4000])
        house.finish(["the site is not built"], 1)


def table(name):
    return json.loads(subprocess.check_output([args.tool, "tables", "--format", "json",
                                               name]))["rows"]


def page_text(path):
    with open(os.path.join(site, path)) as file:
        return file.read()


domains = [row["from"] for row in table("matrix")]
codes = [(domain, row) for domain in domains for row in table(domain)]


# One batch alone shows none of these: they depend on the limits and the tables of a server.
NEEDS_STORED = ("outside_retention", "too_many_tables", "too_many_columns", "too_many_tags",
                "too_many_fields")


def check_files():
    """What can be seen without a browser: anchors of every code, and that every local reference
    of every page leads to something."""
    for domain, row in codes:
        expect(f"{domain} {row['name']} has no anchor", f'<a id="{row["enumerator"]}">'
               in page_text(f"reference/{domain}.html"))
    for row in table("rejections"):
        expect(f"{row['kind']} has no anchor", f'<a id="{row["kind"]}">'
               in page_text("reference/rejections.html"))
        for said in ("documented, of the example", "current, of the example"):
            # In the words of before 3.9, a tag or a field named time conflicts with the timestamp:
            # another kind.
            other = row["kind"] in ("time_tag", "time_field") and said.startswith("documented")
            accepted = row[said] in ("", "accepted") or (not other and re.match(
                r"[a-z_]+: ", row[said]) and not row[said].startswith("String"))
            if row["kind"] in NEEDS_STORED:
                expect(f"{row['kind']} has an example now: {row[said]}", row[said] == "")
                continue
            expect(f"{row['kind']}: its example is no example: {row[said]}", not accepted)
    ids = {}
    for folder, _, files in os.walk(site):
        for name in files:
            if name.endswith(".html"):
                path = os.path.relpath(os.path.join(folder, name), site)
                ids[path] = set(re.findall(r'\bid="([^"]+)"', page_text(path)))
    for path in ids:
        for target in re.findall(r'(?:href|src)="([^"]+)"', page_text(path)):
            if re.match(r"[a-z]+:", target) or (path == "explorer/index.html" and target[0] == "#"):
                continue  # what is after the sign is a query of the explorer
            file, _, anchor = target.partition("#")
            file = os.path.normpath(os.path.join(os.path.dirname(path),
                                                 file.split("?")[0])) if file else path
            expect(
                f"{path} leads nowhere: {target}",
                os.path.exists(os.path.join(site, file))
                and (not anchor or file not in ids or anchor in ids[file]))


def serve():
    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0),
                                             functools.partial(Handler, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def looked_at():
    """Pages that are looked at in every width: all that are written, of the generated ones all
    kinds of content and the widest tables, and some of the API reference."""
    found = []
    for folder, _, files in os.walk(site):
        for name in files:
            page = os.path.relpath(os.path.join(folder, name), site)
            if page.endswith(".html") and not page.startswith(("reference/", "api/", "search")):
                found.append(page[:-5])
    api = sorted(os.path.relpath(os.path.join(folder, name), site)[:-5]
                 for folder, _, files in os.walk(os.path.join(site, "api")) for name in files)
    return sorted(found) + api[::25] + [
        "api/index", "api/retry", "api/retry/hints", "reference/README", "reference/grpc",
        "reference/pair_http_grpc", "reference/retry", "reference/rejections",
        "reference/write_api", "reference/troubles"
    ]


# One of each kind, for a person to look at.
PICTURES = ("index", "explorer/index", "guides/client_that_loses_nothing", "performance",
            "api/index", "api/retry", "api/retry/hints", "reference/rejections",
            "reference/write_api")


def check_widths(browser, base):
    pages = looked_at()
    for width, height in ((420, 900), (1280, 900)):
        browser.size(width, height)
        for page in pages:
            address = base + page + ".html" + ("#grpc:unavailable"
                                               if page.startswith("explorer") else "")
            browser.open(address)
            widest = browser.run("return document.documentElement.scrollWidth")
            expect(f"{page} is {widest} wide at {width}", widest <= width)
            if page in ("reference/pair_http_grpc", "explorer/index") and width == 420:
                scrolls = browser.run(
                    "const t = document.querySelector('.table-wrapper, .images'); t.scrollLeft = "
                    "50; return t.scrollLeft > 0"
                )
                expect(f"the table of {page} does not scroll", scrolls)


def take_pictures(browser, base, folder):
    os.makedirs(folder, exist_ok=True)
    for scheme in ("light", "dark"):
        browser.colours(scheme)
        for width in (420, 1280):
            browser.size(width, 900)
            for page in PICTURES:
                query = "#404" if page.startswith("explorer") else ""
                browser.open(base + page + ".html" + query)
                browser.screenshot(
                    os.path.join(folder, f"{page.replace('/', '_')}_{width}_{scheme}.png"))
    browser.colours("light")


def check_tables(browser, base):
    """A wide table keeps its first column in sight, and hides the columns that nobody wants."""
    for width in (420, 1280):
        browser.size(width, 900)
        browser.open(base + "reference/write_api.html")
        left = browser.run("""const wrapper = document.querySelector('.table-wrapper');
            wrapper.scrollLeft = 300;
            const edge = (e) => e.getBoundingClientRect().left;
            const cell = wrapper.querySelector('tbody tr').cells[0];
            return [wrapper.scrollLeft, edge(cell) - edge(wrapper)]""")
        expect(f"the first column leaves the sight at {width}: {left}",
               left[0] > 100 and 0 <= left[1] < 8)
    shown = browser.run("""if (!document.querySelector('details.columns')) return null;
        const title = document.querySelector('thead tr').cells[1].textContent;
        document.querySelector('details.columns input').click();
        const row = document.querySelector('tbody tr');
        return [title, getComputedStyle(row.cells[1]).display,
                getComputedStyle(row.cells[0]).display,
                document.querySelector('details.columns summary').textContent]""")
    expect(f"the column chooser does nothing: {shown}",
           shown and shown[0] == "endpoint" and shown[1] == "none" and shown[2] != "none"
           and "13 of 14" in shown[3])


def check_copying(browser, base):
    """The button gives the block; of a session in a shell only the commands."""
    browser.open(base + "guides/map_a_code.html")
    copied = browser.wait("""
        let text = '';
        navigator.clipboard.writeText = async (t) => { text = t; };
        document.querySelector('.highlight-console button.copy').click();
        return text""")
    expect(f"the commands are not copied: {copied}", copied == "faultwire map --to influx grpc:5\n")
    buttons = browser.run("return [document.querySelectorAll('.highlight-cpp button.copy').length,"
                          "document.querySelectorAll('.highlight-output button.copy').length]")
    expect(f"buttons: {buttons}", buttons[0] > 2 and buttons[1] == 0)


def check_names(browser, base):
    """The search finds every public name, with and without its namespace, at its entry."""
    browser.open(base + "search.html?q=decide")
    browser.wait("return Search.hasIndex()")
    with open(os.path.join(args.source_dir, "tests/golden/public_names.txt")) as file:
        names = [line.split()[1].removeprefix("faultwire::") for line in file if line[0] != "#"]
    asked = sorted({spelled for name in names for spelled in (name, name.split("::")[-1])})
    missing = browser.run("""
        const entries = Search._index.indexentries, pages = Search._index.docnames;
        return arguments[0].filter((name) => {
          const found = entries[name.toLowerCase()] || [];
          return !found.some(([page, id]) => pages[page].startsWith("api/") && id);
        })""", asked)
    expect(f"the search does not find {missing[:20]}", not missing)
    print(f"public names {len(names)}, spelled in {len(asked)} ways, "
          f"not found {len(missing)}")
    for name, page, anchor in (("retry_loop", "retry/loop", "retry.retry_loop"),
                               ("retry::decide", "retry/decide", "retry.decide"),
                               ("StreamError", "status/stream_error", "StreamError"),
                               ("write_api::respond", "write_api/answer/respond",
                                "write_api.respond")):
        browser.open(base + "search.html?q=" + name)
        first = browser.wait(
            "return [...document.querySelectorAll('#search-results ul.search li > a')]"
            ".slice(0, 3).map((a) => a.href).find((a) => a.endsWith(arguments[0]))",
            f"api/{page}.html#{anchor}")
        expect(f"the search for {name} does not start with its entry", first)
    browser.open(base + "api/retry/decide.html#retry.decide")
    expect("an address of an entry leads nowhere",
           browser.run("return document.getElementById('retry.decide') !== null"))


def check_search(browser, base):
    """By number, name, text that travels and other spellings, the way to the row of the code is
    among the first ten that are found."""
    asked = [("404", "http", "not_found"), ("not_found", "grpc", "not_found"),
             ("RESOURCE_EXHAUSTED", "grpc", "resource_exhausted"),
             ("429", "http", "too_many_requests"), ("14", "grpc", "unavailable"),
             ("request too large", "influx", "too_large"), ("canceled", "grpc", "cancelled"),
             ("ENHANCE_YOUR_CALM", "http2", "enhance_your_calm")]
    for query, domain, enumerator in asked:
        browser.open(base + "search.html?q=" + query.replace(" ", "+"))
        browser.wait(
            "return document.querySelectorAll('#search-results ul.search li a').length > 0 && "
            "!document.querySelector('#search-progress.busy')"
        )
        wanted = f"reference/{domain}.html"
        found = browser.wait(
            "const all = [...document.querySelectorAll('#search-results ul.search li > "
            "a')].map((a) => a.href).slice(0, 10);"
            "return all.some((a) => a.includes(arguments[0]) && a.endsWith(arguments[1])) && all",
            wanted, "#" + enumerator)
        expect(f"the search for {query} does not lead to {domain} {enumerator}", found)


# The rows of InfluxDB's documentation of Flight responses, and three of OpenSearch's and gRPC's:
# where each code is in the explorer, and its text there.
SEEN = [
    ("influx:Internal", "grpc", "13 INTERNAL"), ("influx:Invalid", "grpc", "3 INVALID_ARGUMENT"),
    ("influx:NotFound", "grpc", "5 NOT_FOUND"),
    ("influx:NotImplemented", "grpc", "12 UNIMPLEMENTED"),
    ("influx:RequestCanceled", "grpc", "1 CANCELLED"),
    ("influx:Unauthenticated", "grpc", "16 UNAUTHENTICATED"),
    ("influx:Unauthorized", "grpc", "7 PERMISSION_DENIED"), ("influx:Unknown", "grpc", "2 UNKNOWN"),
    ("influx:OK", "grpc", "0 OK"), ("influx:Invalid", "flight", "INVALID_ARGUMENT"),
    ("influx:Unauthorized", "flight", "UNAUTHORIZED"),
    ("influx:Unavailable", "flight", "UNAVAILABLE"), ("stream:TIMED_OUT", "flight", "TIMED_OUT"),
    ("stream:UNAUTHORIZED", "grpc", "7 PERMISSION_DENIED"), ("not found", "grpc", "5 NOT_FOUND")
]
CASES = [("grpc:14", "server is shutting down (server)"),
         ("grpc:12", "server does not know the method (server)"),
         ("grpc:4", "deadline passes before the server returns a status (both)"),
         ("grpc:unavailable", "keepalive")]


def check_explorer(browser, base):
    for query, domain, to in SEEN:
        browser.open(base + "explorer/index.html#" + query.replace(" ", "%20"))
        shown = browser.run(
            "return [...document.querySelectorAll('#explorer-results tr.default td.code')].map((c) "
            "=> c.firstChild.textContent + c.querySelector('.to').textContent)"
        )
        expect(f"the explorer does not say that {query} is {domain} {to}, but {shown}",
               f"{domain} {to}" in shown)
    browser.open(base + "explorer/index.html#influx:unauthorized")
    expect(
        "16 is no candidate of unauthorized", "or 16 UNAUTHENTICATED"
        in browser.run("return document.querySelector('#explorer-results').textContent"))
    for query, case in CASES:
        browser.open(base + "explorer/index.html#" + query)
        said = browser.run("return document.querySelector('.cases')?.textContent ?? ''")
        expect(f"{query} does not tell of: {case}: {said}", case.lower() in said.lower())
    browser.open(base + "explorer/index.html#no such thing")
    expect(
        "nothing is found where nothing is",
        browser.run("return document.querySelector('#explorer-status').textContent") ==
        "No code fits.")
    for query in ("grpc:17", "http:700"):
        browser.open(base + "explorer/index.html#" + query)
        expect(
            f"{query} is a code",
            browser.run("return document.querySelector('#explorer-status').textContent") ==
            "No code fits.")
    browser.open(base + "explorer/index.html#%")  # no escape
    expect("a percent sign breaks the page",
           browser.run("return document.querySelector('#explorer-query').value") == "%")


def check_against_map(browser, base):
    """Every image of every code, as the executable prints it, and of numbers that no table
    knows."""
    browser.open(base + "explorer/index.html")
    seen = browser.run("""const e = globalThis.faultwireExplorer, out = {};
        for (const code of [...e.codes, ...["http:420", "http:599", "http:299"].flatMap(e.find)]) {
          const key = code.domain + ":" + (code.number ?? code.row.enumerator);
          out[key] = e.imagesOf(code).map((i) => [
            i.domain, i.to, i.rules.map((r) => r.id).join(" + "), i.isDefault, i.fidelity, i.basis,
            i.sources, i.others]);
        }
        return out""")
    shown = lambda code: f"{code['number']} {code['name']}".strip() if "number" in code else code[
        "name"]
    expect("codes are missing", len(seen) == len(codes) + 3)
    for spelling, images in seen.items():
        printed = json.loads(subprocess.check_output([args.tool, "map", "--json", spelling]))["to"]
        wanted = [[
            i["code"]["domain"],
            shown(i["code"]), i["rule"], i["default"], i["fidelity"], i["basis"],
            [f"{s['title']}: {s['place']} ({s['date']})" for s in i["sources"]],
            [shown(c) for c in i["candidates"][1:]]
        ] for i in printed]
        expect(f"{spelling}: the explorer says\n{images}\nthe executable\n{wanted}",
               sorted(map(str, images)) == sorted(map(str, wanted)))


def check_examples(browser, base):
    """Something to click is in sight before anything is typed."""
    browser.open(base + "explorer/index.html")
    links = browser.run("return document.querySelectorAll('.explorer-examples a').length")
    browser.run("document.querySelector('.explorer-examples a').click()")
    found = browser.wait(
        "return document.querySelectorAll('#explorer-results details[open]').length")
    expect("an example of the explorer shows nothing", links >= 5 and found)
    for address in browser.run(
            "return [...document.querySelectorAll('.explorer-examples a')].map((a) => a.href)"):
        browser.open(address)
        expect(f"no code fits {address}", browser.run(
            "return document.querySelectorAll('#explorer-results details').length") > 0)


def check_keyboard(browser, base):
    browser.open(base + "explorer/index.html")
    browser.run("document.getElementById('explorer-query').focus()")
    browser.keys("5")
    expect("what is typed is not in the address", browser.run("return location.hash") == "#5")
    several = browser.run("return document.querySelectorAll('#explorer-results details').length")
    closed = browser.run(
        "return document.querySelectorAll('#explorer-results details:not([open])').length")
    expect("5 is the number of several codes, of which the first is shown", several > 3
           and closed == several - 1)
    for _ in range(60):
        browser.keys(TAB)
        if browser.run(
                "return document.activeElement.tagName === 'SUMMARY' && "
                "!document.activeElement.parentElement.open"
        ):
            break
    browser.keys(ENTER)
    expect(
        "a closed code is not opened by Enter",
        browser.wait(
            "const d = document.activeElement.parentElement; return d.open && "
            "d.querySelectorAll('tbody tr').length > 0"
        ))


def check_colours(browser, base):
    """Text has a contrast to its background of at least 4.5 to 1 (WCAG AA), in the light and in the
    dark scheme."""
    luminance = """
        const linear = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        const light = (colour) => {
          const [r, g, b] = colour.match(/[\\d.]+/g).map(Number).slice(0, 3).map(linear);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const solid = (e) => {
          for (; e; e = e.parentElement) {
            const colour = getComputedStyle(e).backgroundColor;
            if (!/, 0\\)$|transparent/.test(colour)) return colour;
          }
          return 'rgb(255, 255, 255)';
        };
        const ratio = (e) => {
          const a = light(getComputedStyle(e).color), b = light(solid(e));
          return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
        };
        const results = ['td', '.small', 'summary b', 'summary .domain', 'a'];
        const shown = ['#explorer-query', '#explorer-status',
                       ...results.map((part) => '#explorer-results ' + part)].join(', ');
        return [...document.querySelectorAll(shown)]
          .map((e) => [ratio(e), e.className || e.tagName, solid(e)])
          .sort((x, y) => x[0] - y[0])[0]"""
    backgrounds = []
    for scheme in ("light", "dark"):
        browser.colours(scheme)
        browser.open(base + "explorer/index.html?" + scheme + "#404")
        worst = browser.run(luminance)
        backgrounds.append(worst[2])
        expect(f"{scheme}: the contrast of {worst[1]} is {worst[0]:.1f}", worst[0] >= 4.5)
    browser.colours("light")
    expect("there is no dark scheme", backgrounds[0] != backgrounds[1])


build()
check_files()
chromium, chromedriver = shutil.which("chromium"), shutil.which("chromedriver")
if not chromium or not chromedriver:
    if problems:
        house.finish(problems, checks)
    house.skip(
        "the site passes without a browser. To test it in one: apt-get install chromium "
        "chromium-driver")
server = serve()
browser = Browser(chromium, chromedriver)
base = f"http://127.0.0.1:{server.server_address[1]}/"
try:
    for check in (check_widths, check_tables, check_copying, check_names, check_search,
                  check_explorer, check_examples, check_against_map, check_keyboard,
                  check_colours):
        check(browser, base)
    if os.environ.get("FAULTWIRE_SCREENSHOTS"):
        take_pictures(browser, base, os.environ["FAULTWIRE_SCREENSHOTS"])
    # The style sheets use data: addresses; everything else comes from the site.
    asked = browser.requests()
    expect("no request was seen", len(asked) > 50)
    for address in asked:
        expect(f"a request leaves the site: {address}",
               address.startswith(
                   (base, "data:", "chrome:")))  # chrome: is the browser's own first page
    problems += [f"the console of the browser: {text}" for text in browser.complaints()]
finally:
    browser.close()
    server.shutdown()
    server.server_close()
house.finish(problems, checks)
