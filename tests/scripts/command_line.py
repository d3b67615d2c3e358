# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""The command line of the executable: wrong lines and their messages, help, version, colors, the
manual page, and the completions as the shells run them."""
import concurrent.futures, os, re, shlex, shutil, subprocess, tempfile

from lib import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
checks = house.Checks()
expect = checks.expect
folder = tempfile.mkdtemp()
COMMANDS = ["check", "parse", "map", "retry", "explain", "tables", "help", "completion", "man"]


def call(*words, data=b"", **environment):
    result = subprocess.run([args.tool, *words], input=data, stdout=subprocess.PIPE,
                            stderr=subprocess.PIPE, timeout=60, cwd=folder,
                            env={**os.environ, **environment})
    return result.returncode, result.stdout.decode(), result.stderr.decode()


# ---- Wrong lines: exit code 2, nothing on stdout, and the recorded message.
def shortened(text):
    """A list of names, cut after the third: a new API is not a new message."""
    return re.sub(r"((?:is one of|domains are|write one of) (?:[^,]+, ){3}).*?(?=\. Did|\.?\n)",
                  r"\1...", text)


with open(os.path.join(args.source_dir, "tests/golden/command_lines.txt")) as file:
    cases = re.findall(r"^\$ faultwire ?(.*)\n((?:[^$#].*\n)*)", file.read(), re.M)
expect("forty wrong lines", len(cases) >= 40, len(cases))
for line, message in cases:
    code, out, err = call(*shlex.split(line))
    expect(f"faultwire {line}", (code, out, shortened(err)) == (2, "", message),
           f"exit {code}: {shortened(err)}")

expect("nothing of the command line reaches the terminal as a control character",
       "\x1b" not in call("check", "a\x1b[2J.lp")[2] + call("check", "--api", "\x1b[2J", "-")[2]
       and "\x1b" not in call("check", "-", data=b"m f=1 \x1b\n")[1])

# ---- Help, by every way.
code, overview, _ = call("help")
expect("the overview", code == 0 and all(f"  faultwire {name} " in overview for name in COMMANDS))
expect("no arguments", call() == (2, "", overview))
expect("--help", call("--help")[1] == overview and call("-h")[1] == overview)
for name in COMMANDS:
    code, text, _ = call("help", name)
    expect("help " + name, code == 0 and text.startswith(f"Usage: faultwire {name} [OPTION]"))
    expect("--help of " + name, call(name, "--help")[1] == text == call(name, "-h")[1]
           and call("--help", name)[1] == text)
    for part in ("\nOptions:\n", "\nExamples:\n", "\nExit codes:\n  0  "):
        expect(f"{part.strip()} of {name}", part in text)
    expect("lines of " + name, max(len(line) for line in text.splitlines()) <= 100)
    for example in re.findall(r"^  faultwire (.*)$", text, re.M):
        words = shlex.split(re.split(" [>|]", example)[0])
        err = call(*words, data=b"m f=1\n")[2]
        expect("the example " + example,
               err == "" or err.startswith("faultwire: cannot read"), err)
check = call("help", "check")[1]
expect("defaults and choices",
       "Default: ns." in check and "One of: ns, us, ms, s, auto." in check, check)

# ---- The version: the first line is for programs, the others say what it is made of.
code, text, _ = call("--version")
expect("the version", code == 0 and re.fullmatch(
    r"faultwire \d+\.\d+\.\d+\ncompiler: (g\+\+|clang) .*\nlanguage: C\+\+ \d+\nscanner: \w+\n"
    r"fmt: .*\nnlohmann-json: .*\n(abseil: .*\n)?CLI11: \d.*\n", text) is not None, text)
expect("-V", call("-V")[1] == text)

# ---- Colors: on a terminal unless the environment says no; always and never decide alone.
with open(os.path.join(folder, "bad.lp"), "w") as file:
    file.write("m f=x\n")


def on_terminal(*words, **environment):
    """Whether a terminal shows colors."""
    shown = house.on_terminal([args.tool, *words], cwd=folder,
                              env={**os.environ, "TERM": "xterm", **environment})
    return b"\x1b[" in shown


NO_COLOR = {"NO_COLOR": "1"}
for what, words, more, colored in (("auto", [], {}, True), ("NO_COLOR", [], NO_COLOR, False),
                                   ("dumb", [], {"TERM": "dumb"}, False),
                                   ("never", ["--color=never"], {}, False),
                                   ("always", ["--color", "always"], NO_COLOR, True)):
    expect("colors: " + what,
           on_terminal("check", *words, "bad.lp", **{"NO_COLOR": "", **more}) == colored)
expect("no terminal", "\x1b" not in call("check", "bad.lp")[1])
expect("no terminal, always", "\x1b" in call("check", "--color=always", "bad.lp")[1])

# ---- The manual page.
code, page, _ = call("man")
expect("the manual page", code == 0 and page.startswith(".TH FAULTWIRE 1 "))
for name in COMMANDS:
    expect("the manual of " + name, f".SS faultwire {name} " in page)
    for option in re.findall(r"^  (--[a-z-]+)", call("help", name)[1], re.M):
        expect(f"the manual of {name} {option}", option.replace("-", "\\-") in page)
if shutil.which("mandoc"):
    # The date is left out: a page that is generated has none.
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=page.encode(),
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT).stdout.decode()
    left = [line for line in lint.splitlines() if "missing date" not in line]
    expect("mandoc has no warning", not left, left[:5])
    text = subprocess.run(["mandoc", "-T", "ascii"], input=page.encode(),
                          stdout=subprocess.PIPE).stdout.decode()
    text = re.sub(".\b", "", text)
    expect("the page as it is read",
           "faultwire retry http:429 --header 'Retry-After: 10'" in text and "NO_COLOR" in text)
else:
    print("SKIPPED: mandoc is not installed, so the manual page is not checked with it")


# ---- Completions, as the shells give them.
def script(shell):
    path = os.path.join(folder, "_faultwire" if shell == "zsh" else "completion." + shell)
    with open(path, "w") as file:
        file.write(call("completion", shell)[1])
    return path


with open(os.path.join(folder, "batch.lp"), "w"):
    pass


def run(shell, text):
    done = subprocess.run([shell, *(["-f"] if shell == "zsh" else []), "-c", text], cwd=folder,
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                          env={**os.environ, "HOME": folder, "TERM": "dumb",
                               "PATH": os.path.dirname(args.tool) + ":" + os.environ["PATH"]})
    expect(shell + " has nothing to complain of", done.stderr == b"", done.stderr)
    return sorted(set(done.stdout.decode().split()))


def bash(*words):
    """The words, the last one unfinished, as readline splits them at = too."""
    quoted = " ".join(shlex.quote(word) for word in words)
    return run("bash", f"compopt() {{ :; }}; source {script('bash')}; COMP_WORDS=({quoted})\n"
               f"COMP_CWORD={len(words) - 1}; _faultwire; printf '%s\\n' \"${{COMPREPLY[@]}}\"")


def fish(*words):
    line = shlex.quote(" ".join(words))
    return [one.split("\t")[0] for one in sorted(set(
        subprocess.run(["fish", "--no-config", "-c",
                        f"source {script('fish')}; complete -C {line}"],
                       cwd=folder, stdout=subprocess.PIPE, timeout=60,
                       env={**os.environ, "HOME": folder}).stdout.decode().splitlines()))]


def zsh(seconds, *words):
    """zsh completes only on a terminal: a second zsh types the line and a tab. What it shows has
    no end, so it is read after some seconds."""
    program = f"""zmodload zsh/zpty; zpty z 'zsh -f -i'
zpty -w z "PS1=; fpath=({folder} \\$fpath); autoload -Uz compinit; compinit -u -D"
zpty -w z "LISTMAX=1000; COLUMNS=150; stty -echo; PROMPT_EOL_MARK="
zpty -w z 'echo rea""dy'; zpty -r z l '*ready*'
zpty -w -n z {shlex.quote(' '.join(words))}$'\\t\\t'; sleep {seconds}
while zpty -r -t z seen; do print -r -- "$seen"; done; zpty -d z"""
    done = subprocess.run(["zsh", "-f", "-c", program], cwd=folder, stdout=subprocess.PIPE,
                          timeout=60, env={**os.environ, "HOME": folder, "TERM": "vt100"})
    return done.stdout.decode("utf-8", "replace")


CASES = (("check --pre", ["check", "--pre"], ["--precision"]),
         ("a subcommand", ["e"], ["explain"]),
         ("a value", ["check", "--precision", ""], ["auto", "ms", "ns", "s", "us"]),
         ("a file", ["check", "ba"], ["bad.lp", "batch.lp"]),
         ("a shell", ["completion", ""], ["bash", "fish", "zsh"]),
         ("a domain", ["map", "grpc:5", "--to", "htt"], ["http", "http2"]))
for shell, complete in (("bash", bash), ("fish", fish)):
    if not shutil.which(shell):
        print(f"SKIPPED: {shell} is not installed, so its completion is not run")
        continue
    for what, words, wanted in CASES:
        found = complete("faultwire", *words)
        expect(f"{shell}: {what}", found == wanted, found)
if shutil.which("bash"):
    expect("bash: --name=value", bash("faultwire", "check", "--api", "=", "oss-1") == ["oss-1"])
    expect("bash: after --color",
           bash("faultwire", "--color", "never", "ch") == ["check"])
    expect("bash: every option", set(bash("faultwire", "retry", "--")) ==
           set(re.findall(r"^  (--[a-z-]+)", call("help", "retry")[1], re.M)))


def zsh_completes(case):
    """What is wrong, or None."""
    what, words, wanted = case
    for seconds in (2, 20):  # the longer one for a machine under load
        shown = zsh(seconds, "faultwire", *words)
        if all(one in shown for one in wanted):
            return None
    return f"zsh: {what}: {shown}"


if shutil.which("zsh"):
    script("zsh")
    with concurrent.futures.ThreadPoolExecutor() as pool:  # they mostly sleep
        for (what, *_), problem in zip(CASES, pool.map(zsh_completes, CASES)):
            expect(f"zsh: {what}", problem is None, problem)
else:
    print("SKIPPED: zsh is not installed, so its completion is not run")
shutil.rmtree(folder)
checks.finish()
