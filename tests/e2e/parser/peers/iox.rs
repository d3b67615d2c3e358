// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
//! The published crate of the server's parser: see the protocol in parser.py.
use influxdb_line_protocol::{parse_lines, FieldValue, ParsedLine};
use std::io::{self, Read, Write};

fn text(out: &mut Vec<u8>, text: &str) {
    out.extend((text.len() as u32).to_le_bytes());
    out.extend(text.as_bytes());
}

fn entry(out: &mut Vec<u8>, line: &ParsedLine) {
    out.push(b'P');
    text(out, line.series.measurement.as_str());
    let tags = line.series.tag_set.as_ref();
    out.extend(tags.map_or(0, |tags| tags.len() as u32).to_le_bytes());
    for (key, value) in tags.into_iter().flatten() {
        text(out, key.as_str());
        text(out, value.as_str());
    }
    out.extend((line.field_set.len() as u32).to_le_bytes());
    for (key, value) in &line.field_set {
        text(out, key.as_str());
        let (kind, bits) = match value {
            FieldValue::I64(v) => (b'i', *v as u64),
            FieldValue::U64(v) => (b'u', *v),
            FieldValue::F64(v) => (b'f', v.to_bits()),
            FieldValue::Boolean(v) => (b'b', *v as u64),
            FieldValue::String(v) => {
                out.push(b's');
                text(out, v.as_str());
                continue;
            }
        };
        out.push(kind);
        out.extend(bits.to_le_bytes());
    }
    out.push(line.timestamp.is_some() as u8);
    out.extend(line.timestamp.unwrap_or(0).to_le_bytes());
}

fn compare() {
    let (mut input, mut output) = (io::stdin().lock(), io::stdout().lock());
    let mut size = [0u8; 4];
    while input.read_exact(&mut size).is_ok() {
        let mut batch = vec![0u8; u32::from_le_bytes(size) as usize];
        input.read_exact(&mut batch).unwrap();
        let mut out = Vec::new();
        match std::str::from_utf8(&batch) {
            Err(_) => out.push(b'U'),
            Ok(batch) => parse_lines(batch).for_each(|line| match line {
                Ok(line) => entry(&mut out, &line),
                Err(why) => {
                    out.push(b'E');
                    text(&mut out, &why.to_string());
                }
            }),
        }
        output.write_all(&(out.len() as u32).to_le_bytes()).unwrap();
        output.write_all(&out).unwrap();
    }
}

/// The CPU seconds of this process, in clock ticks of 10 ms.
fn seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    (fields[11].parse::<f64>().unwrap() + fields[12].parse::<f64>().unwrap()) / 100.0
}

fn speed(path: &str, rounds: usize) {
    let data = std::fs::read(path).unwrap();
    print!("{}", data.len());
    for _ in 0..rounds {
        let begin = seconds();
        let (mut points, mut sum) = (0usize, 0f64);
        for line in parse_lines(std::str::from_utf8(&data).unwrap()).flatten() {
            points += 1;
            for (_, value) in &line.field_set {
                sum += match value {
                    FieldValue::I64(v) => *v as f64,
                    FieldValue::U64(v) => *v as f64,
                    FieldValue::F64(v) => *v,
                    FieldValue::Boolean(v) => *v as u8 as f64,
                    FieldValue::String(v) => v.as_str().len() as f64,
                };
            }
        }
        std::hint::black_box(sum);
        print!(" {} {:.6}", points, seconds() - begin);
    }
    println!();
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments[1] == "compare" {
        compare();
    } else {
        speed(&arguments[2], arguments[3].parse().unwrap());
    }
}
