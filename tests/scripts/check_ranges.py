# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""faultwire check --bytes: the ranges of a file add up to the whole, wherever it is cut; by the
sample that the guide uses, by xargs, and by GNU parallel where it is installed."""
import json, os, random, shutil, subprocess, sys, tempfile

from lib import house

args = house.arguments()
if args.tool == "none":
    house.skip("the executable is not built here")
os.environ["FAULTWIRE"] = args.tool
sys.path.insert(0, os.path.join(args.source_dir, "docs/samples"))
import check_ranges

checks = house.Checks()
expect = checks.expect
folder = tempfile.mkdtemp()
path = os.path.join(folder, "batch.lp")
LINES = [b"m f=1 1", b"cpu,host=a usage=0.5,n=2i 2", b"# a comment", b"", b"  m f=2", b"bad line",
         b"m f=x", b'm s="a\nb",f=1', b'm s="\n\n\nm f=3\n"', b'm s="\\"\n" 5', b"m,t=a\\\nb f=1",
         b"#\\", b"\\", b"m f=1\\", b"m,t=\\\\", b'm f="open', b"m f=1\r", b'm,f=1 f="x"', b"m f=i",
         b"m f=1,f=2", b"m time=1", "m,t=\u6771 f=1".encode(), b"\t", b'"', b'm f="a"b"', b" ",
         b"m f=99999999999999999999i", b"m f=1 99999999999999999999"]
BROKEN = [b"m f=\xff", b"m \xe6\x9d"]
OPTIONS = ([], ["--api", "cloud-serverless"], ["--precision", "s"])


def whole(options):
    part = check_ranges.judge(path, 0, "", options)
    return {key: part[key] for key in ("accepted", "rejected", "error", "rejections")}


def batch(pick):
    """A corpus: mostly lines that end where they seem to, or mostly not."""
    some = pick.sample(LINES, pick.randint(1, len(LINES)))
    lines = [pick.choice(some) for _ in range(pick.randint(0, 40))]
    if pick.random() < 0.15:
        lines.insert(pick.randint(0, len(lines)), pick.choice(BROKEN))
    return b"\n".join(lines) + (b"\n" if pick.random() < 0.8 else b"")


repeated = 0
for seed in range(120):
    pick = random.Random(seed)
    data = batch(pick)
    with open(path, "wb") as file:
        file.write(data)
    options = OPTIONS[seed % len(OPTIONS)]
    cuts = sorted({0, len(data), *(pick.randint(0, len(data)) for _ in range(pick.randint(0, 6)))})
    parts = [check_ranges.judge(path, first, end, options)
             for first, end in zip(cuts, cuts[1:] or [len(data)])]
    total = check_ranges.add_up(parts, lambda *one: check_ranges.judge(path, *one, options))
    repeated += total.pop("repeated")
    expect(f"seed {seed}, cut at {cuts}", total == whole(options), f"{total} {whole(options)}")
expect("some guesses were wrong", repeated > 10, repeated)

# Every cut of one file, in two.
data = b'm f=1\nm s="a\nm f=2\nb",g=1\n#\\\nm f=x\n\nm f=3'
with open(path, "wb") as file:
    file.write(data)
for cut in range(len(data) + 1):
    parts = [check_ranges.judge(path, 0, cut), check_ranges.judge(path, cut, len(data))]
    total = check_ranges.add_up(parts, lambda *one: check_ranges.judge(path, *one))
    total.pop("repeated")
    expect(f"cut at {cut}", total == whole([]), total)

# A line is judged as if it were sent alone, and its offset is that of the file.
with open(path, "wb") as file:
    file.write(b'm f=1\nm f="x"\nm f=\n')
part = check_ranges.judge(path, 6, 100)
expect("alone", [part[key] for key in ("begin", "stopped", "accepted", "rejected")] == [6, 19, 1, 1]
       and part["rejections"][0]["offset"] == 16
       and part["rejections"][0]["note"]["kind"] == "missing_value", part)
text = subprocess.run([args.tool, "check", "--bytes", "6-", path], stdout=subprocess.PIPE)
expect("as text", text.returncode == 1 and b"batch.lp: byte 16: error: No fields" in text.stdout
       and text.stdout.endswith(b"batch.lp: bytes 6 to 19: 1 accepted, 1 rejected\n"), text.stdout)
for words, message in ((["--bytes", "5"], "'5' is no range"), (["--bytes", "9-5"], "is no range"),
                       (["--bytes", "a-"], "is no range"), (["--bytes", "0-", path], "one FILE"),
                       (["--bytes", "0-", "--fix"], "cannot be with --fix"),
                       (["--bytes", "0-", "--output", "sarif"], "text and json")):
    done = subprocess.run([args.tool, "check", *words, path], stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE)
    expect(f"check {words}", done.returncode == 2 and message in done.stderr.decode(), done.stderr)

# The commands of the guide, on a file of some ranges.
pick = random.Random(5)
with open(path, "wb") as file:
    for i in range(20000):
        file.write(b'cpu,host=%d usage=%d,text="a\nb" %d\n' % (i % 7, i, i) if i % 9 else b"bad\n")
size = os.path.getsize(path)
expected = whole([])
done = subprocess.run([sys.executable, check_ranges.__file__, path, "1", "2"],
                      stdout=subprocess.PIPE)
expect("the sample", done.returncode == 1 and {**json.loads(done.stdout), "repeated": 0} ==
       {**expected, "repeated": 0}, done.stdout[:300])
RANGES = f"seq 0 100000 {size - 1} | awk '{{print $1 \"-\" $1 + 100000}}'"
CALL = '"$FAULTWIRE" check --output json --bytes'
# Processes that share a pipe mix their lines, so with xargs each has a file; parallel keeps them.
COMMANDS = {"xargs": f"mkdir parts; {RANGES} | xargs -P 2 -I@ sh -c '{CALL} @ {path} >parts/@'; "
                     "cat parts/*",
            "parallel": f"{RANGES} | parallel --will-cite -j2 '{CALL} {{}} {path}'"}
for name, command in COMMANDS.items():
    if not shutil.which(name):
        print(f"SKIPPED: {name} is not installed, so its recipe is not run")
        continue
    done = subprocess.run(["bash", "-c", command], stdout=subprocess.PIPE, cwd=folder,
                          env={**os.environ, "FAULTWIRE": args.tool})
    parts = sorted(map(json.loads, done.stdout.splitlines()), key=lambda part: part["begin"])
    for i, part in enumerate(parts):
        part["asked"] = 100000 * (i + 1)
    total = check_ranges.add_up(parts, lambda *one: check_ranges.judge(path, *one))
    total.pop("repeated")
    expect(f"by {name}", len(parts) == -(-size // 100000) and total == expected,
           (len(parts), total["accepted"], expected["accepted"]))
shutil.rmtree(folder)
checks.finish()
