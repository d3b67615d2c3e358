#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""Judges one large file of line protocol with Apache Spark: one task a range of bytes.

    spark_check.py MASTER FILE [MEGABYTES [OPTION...]]

MASTER is as Spark writes it, such as spark://host:7077. FILE must have the same path on every
worker, and the environment variable FAULTWIRE the path of the executable there, if it is not
`faultwire`. OPTION is an option of `faultwire check`."""
import json, os, sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import check_ranges
from pyspark.sql import SparkSession


def main():
    master, path = sys.argv[1:3]
    step = int(sys.argv[3]) * 1000000 if sys.argv[3:] else 64000000
    options = sys.argv[4:]
    spark = SparkSession.builder.master(master).appName("faultwire").getOrCreate()
    spark.sparkContext.addPyFile(check_ranges.__file__)  # the workers have no such module
    todo = list(enumerate(check_ranges.ranges(os.path.getsize(path), step)))
    found = spark.sparkContext.parallelize(todo, len(todo)).map(
        lambda one: (one[0], check_ranges.judge(path, *one[1], options))).collect()
    spark.stop()
    parts = [part for _, part in sorted(found, key=lambda one: one[0])]
    total = check_ranges.add_up(parts, lambda *one: check_ranges.judge(path, *one, options))
    print(json.dumps({**total, "ranges": len(parts)}))


if __name__ == "__main__":
    main()
