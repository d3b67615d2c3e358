// SPDX-FileCopyrightText: 2026 The faultwire authors
// SPDX-License-Identifier: Apache-2.0
#ifndef FAULTWIRE_BENCH_CORPORA_HPP
#define FAULTWIRE_BENCH_CORPORA_HPP
// Line protocol as it is met, from a fixed seed: the same bytes on every machine.
#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace faultwire::bench {

class Corpus {
 public:
  /// At least `size` bytes of the shape `name`.
  static std::string make(std::string_view name, std::size_t size) {
    Corpus corpus(name);
    std::string out;
    out.reserve(size + 8192);
    for (std::uint64_t i = 0; out.size() < size; ++i) corpus.line(name, i, out);
    return out;
  }

  /// `few` is `escapes` with 200 series, `tables` has 20,000 measurements; the others tell.
  static constexpr std::string_view names[] = {"telemetry", "short", "tsbs",  "strings",
                                               "escapes",   "wide",  "mixed", "malformed",
                                               "crlf",      "few",   "tables"};

 private:
  explicit Corpus(std::string_view name) {
    for (const char c : name) state_ = state_ * 31 + static_cast<unsigned char>(c);
  }

  std::uint64_t random() {
    state_ += 0x9e3779b97f4a7c15u;
    std::uint64_t z = state_;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t n) { return random() % n; }
  double real(double low, double high) {
    return low + (high - low) * static_cast<double>(random() >> 11) * 0x1p-53;
  }
  template <std::size_t n>
  std::string_view pick(const std::string_view (&from)[n]) {
    return from[below(n)];
  }

  static std::string shortest(double value) { return format(value); }
  template <class... Format>
  static std::string format(double value, Format... how) {
    char text[64];
    return std::string(text, std::to_chars(text, text + sizeof text, value, how...).ptr);
  }
  static std::string fixed(double value, int digits) {
    return format(value, std::chars_format::fixed, digits);
  }
  static std::string whole(std::uint64_t value) { return std::to_string(value); }

  /// As agents print floats: half with all their digits.
  std::string number() {
    const double kind = real(0, 1);
    if (kind < .5) return shortest(real(0, 100));
    if (kind < .8) return fixed(real(0, 1000), 2);
    if (kind < .95) return whole(below(100000));
    return format(real(1e-9, 1e12), std::chars_format::scientific, 3);
  }

  std::string host() {
    const std::uint64_t i = below(60);
    const std::string digits = i % 40 < 10 ? "0" + whole(i % 40) : whole(i % 40);
    return i < 40 ? "web-" + digits + ".eu-west.example.net" : "db-" + digits;
  }

  static constexpr std::uint64_t epoch = 1590488773254420000u;

  void line(std::string_view name, std::uint64_t i, std::string& out) {
    if (name == "telemetry" || name == "crlf")
      telemetry(i, out);
    else if (name == "short")
      brief(i, out);
    else if (name == "tsbs")
      tsbs(i, out);
    else if (name == "strings")
      strings(i, out);
    else if (name == "escapes")
      escapes(i, out);
    else if (name == "few")
      few_series(i, out);
    else if (name == "tables")
      tables(i, out);
    else if (name == "wide")
      wide(i, out);
    else if (name == "mixed" && below(100) != 0)
      telemetry(i, out);
    else
      malformed(i, out);
    out += name == "crlf" ? "\r\n" : "\n";
  }

  void telemetry(std::uint64_t i, std::string& out) {
    const std::string h = host();
    const std::string time = " " + whole(epoch + i * 10'000'000);
    switch (below(5)) {
      case 0:
        out += "cpu,cpu=cpu" + whole(below(16)) + ",host=" + h + " usage_user=" + number() +
               ",usage_system=" + number() + ",usage_idle=" + number() + ",usage_nice=" + number() +
               ",usage_iowait=" + number() + ",usage_irq=" + number() + time;
        break;
      case 1:
        out += "mem,host=" + h + ",region=eu-west available_percent=" + number() +
               ",used_percent=" + number() + ",active=" + whole(below(1ull << 36)) +
               "i,free=" + whole(below(1ull << 36)) + "i,cached=" + whole(below(1ull << 34)) + "i" +
               time;
        break;
      case 2:
        out += "disk,device=sda" + whole(below(9)) + ",fstype=ext4,host=" + h +
               ",mode=rw,path=/var/lib/data" + whole(below(4)) + " used_percent=" + number() +
               ",inodes_used_percent=" + number() + ",total=" + whole(below(1ull << 40)) +
               "i,free=" + whole(below(1ull << 40)) + "i" + time;
        break;
      case 3:
        out += "net,host=" + h + ",interface=eth" + whole(below(4)) +
               " bytes_sent=" + whole(below(1ull << 45)) +
               "i,bytes_recv=" + whole(below(1ull << 45)) +
               "i,packets_sent=" + whole(below(1ull << 32)) +
               "i,err_in=0i,err_out=0i,drop_in=0i,rate=" + number() + time;
        break;
      default:
        static constexpr std::string_view up[] = {"true", "t", "T", "false"};
        out += "system,host=" + h + " load1=" + number() + ",load5=" + number() +
               ",load15=" + number() + ",n_cpus=16i,uptime=" + whole(below(1 << 24)) +
               "i,up=" + std::string(pick(up)) + time;
    }
  }

  void brief(std::uint64_t i, std::string& out) {
    static constexpr std::string_view regions[] = {"west", "east", "north"};
    out += "cpu,host=";
    out += static_cast<char>('A' + below(10));
    out += ",region=";
    out += pick(regions);
    out += " usage=" + fixed(real(0, 100), 1) + " " + whole(epoch + i);
  }

  void wide(std::uint64_t i, std::string& out) {
    out += "wide,host=h" + whole(below(100)) + ",rack=" + whole(below(40)) + " ";
    for (unsigned f = 0; f < 100; ++f) {
      out += (f == 0 ? "field_0" : ",field_0") + std::string(1, static_cast<char>('0' + f / 10)) +
             static_cast<char>('0' + f % 10) + "=";
      if (f % 3 != 0) {
        out += number();
      } else {
        out += below(2) == 0 ? "-" : "";
        out += whole(below(1ull << 40)) + "i";
      }
    }
    out += " " + whole(epoch + i * 1000);
  }

  void message(std::string& out) {
    static constexpr std::string_view words[] = {
        "the",    "request",    "was",     "refused", "by",       "upstream", "because",
        "of",     "a",          "timeout", "while",   "reading",  "header",   "from",
        "client", "connection", "reset",   "peer",    "GET",      "POST",     "/index.html",
        "user",   "agent",      "Mozilla", "kernel:", "segfault", "started",  "stopped",
        "retry",  "attempt",    "failed",  "ok",      "cache",    "miss",     "hit"};
    static constexpr std::string_view foreign[] = {
        "gr\xc3\xb6\xc3\x9f"
        "e",
        "na\xc3\xafve",
        "\xe6\x9d\xb1\xe4\xba\xac\xe3\x82\xbf\xe3\x83\xaf\xe3\x83\xbc",
        "\xd0\xbf\xd1\x80\xd0\xb8\xd0\xb2\xd0\xb5\xd1\x82",
        "\xf0\x9f\x9a\x80",
        "\xce\x95\xce\xbb\xce\xbb\xce\xac\xce\xb4\xce\xb1",
        "\xe6\xb8\xa9\xe5\xba\xa6",
        "\xe2\x82\xac",
        "fa\xc3\xa7"
        "ade",
        "\xed\x95\x9c\xea\xb5\xad\xec\x96\xb4"};
    for (std::uint64_t n = 5 + below(55), i = 0; i < n; ++i) {
      if (i != 0) out += ' ';
      const double kind = real(0, 1);
      if (kind < .80)
        out += pick(words);
      else if (kind < .88)
        out += pick(foreign);
      else if (kind < .92)
        out += "\\\"" + std::string(pick(words)) + "\\\"";
      else if (kind < .95)
        out += "C:\\\\dir\\\\" + std::string(pick(words));
      else if (kind < .97)
        out += "\n    at " + std::string(pick(words)) + ".java:" + whole(below(999));
      else if (kind < .985)
        out += "a=b,c=d";
      else
        out += "x\\y";
    }
  }

  void strings(std::uint64_t i, std::string& out) {
    static constexpr std::string_view apps[] = {"nginx", "sshd", "cron", "kernel"};
    static constexpr std::string_view severities[] = {"info", "err", "warning"};
    static constexpr std::string_view levels[] = {"I", "W", "E"};
    out += "syslog,appname=" + std::string(pick(apps)) + ",facility=daemon,host=" + host() +
           ",severity=" + std::string(pick(severities)) + " message=\"";
    message(out);
    out += "\",version=" + whole(below(3)) + "i,level=\"" + std::string(pick(levels)) +
           "\",trace=\"\" " + whole(epoch + i * 5000);
  }

  void escapes(std::uint64_t i, std::string& out) {
    static constexpr std::string_view key_parts[] = {
        "ab", "key", "\\ ", "\\,", "\\=", "\\\\x", "z", "\\q", "\xc3\xa9"};
    static constexpr std::string_view measurement_parts[] = {"ab", "my", "\\ ", "\\,", "=", "z"};
    const auto key = [&](int n) {
      while (n-- > 0) out += pick(key_parts);
      out += 'e';
    };
    for (int n = 0; n < 6; ++n) out += pick(measurement_parts);
    out += 'e';
    for (int tag = 0; tag < 5; ++tag) {
      out += ',';
      key(6);
      out += '=';
      key(8);
    }
    for (int field = 0; field < 4; ++field) {
      out += field == 0 ? ' ' : ',';
      key(6);
      out += "=" + number();
    }
    out += " " + whole(epoch + i);
  }

  /// The names depend on the series alone, the numbers do not.
  void few_series(std::uint64_t i, std::string& out) {
    Corpus series("escapes");
    series.state_ += below(200);
    series.escapes(i, out);
    out.insert(out.rfind(' '), ",more=" + number());
  }

  void tables(std::uint64_t i, std::string& out) {
    out += "table_" + whole(below(20'000)) + ",host=" + host() + " usage=" + number() +
           ",count=" + whole(below(1000)) + "i " + whole(epoch + i);
  }

  void tsbs(std::uint64_t i, std::string& out) {
    static constexpr std::string_view regions[] = {"eu-central-1", "us-west-2", "ap-northeast-1",
                                                   "sa-east-1", "us-east-1"};
    static constexpr std::string_view systems[] = {"Ubuntu15.10", "Ubuntu16.10", "Ubuntu16.04LTS"};
    static constexpr std::string_view architectures[] = {"x64", "x86"};
    static constexpr std::string_view teams[] = {"SF", "NYC", "LON", "CHI"};
    static constexpr std::string_view environments[] = {"test", "staging", "production"};
    static constexpr std::string_view fields[] = {"user",   "system",    "idle",    "nice",
                                                  "iowait", "irq",       "softirq", "steal",
                                                  "guest",  "guest_nice"};
    const std::string region(regions[i % 5]);
    out += "cpu,hostname=host_" + whole(i % 4000) + ",region=" + region + ",datacenter=" + region +
           std::string(1, "abc"[i % 3]) + ",rack=" + whole(below(100)) +
           ",os=" + std::string(pick(systems)) + ",arch=" + std::string(pick(architectures)) +
           ",team=" + std::string(pick(teams)) + ",service=" + whole(below(20)) +
           ",service_version=" + whole(below(2)) +
           ",service_environment=" + std::string(pick(environments));
    char before = ' ';
    for (const std::string_view field : fields) {
      out += before;
      out += "usage_" + std::string(field) + "=" + whole(below(101)) + "i";
      before = ',';
    }
    out += " " + whole(1451606400000000000u + (i / 4000) * 10'000'000'000u);
  }

  void malformed(std::uint64_t i, std::string& out) {
    const std::string h = "cpu,host=h" + whole(below(100));
    const std::string t = " " + whole(epoch + i);
    const std::string v = fixed(real(0, 100), 2);
    const std::string lines[] = {h,
                                 "cpu",
                                 h + " ",
                                 "cpu,host= usage=" + v + t,
                                 "cpu,=h usage=" + v + t,
                                 "cpu,host usage=" + v + t,
                                 h + ",region usage=" + v + t,
                                 ",host=h usage=" + v + t,
                                 h + " usage=" + t,
                                 h + " usage" + t,
                                 h + " usage=abc" + t,
                                 h + " usage=1.2.3" + t,
                                 h + " usage=99999999999999999999i" + t,
                                 h + " usage=-5u" + t,
                                 h + " usage=99999999999999999999u" + t,
                                 h + " usage=" + v + t + "999999",
                                 h + " usage=" + v + " 12x4",
                                 h + " usage=" + v + t + " extra",
                                 h + " usage=" + v + "," + t.substr(1),
                                 h + " usage=" + v + ",idle=" + t,
                                 h + " a=1,b=2,c=" + t,
                                 h + " msg=\"quoted\"x" + t,
                                 h + " usage=tru" + t,
                                 h + " usage=1e+" + t,
                                 h + " usage=.5" + t,
                                 h + "\\ usage=" + v,
                                 h + ",, usage=" + v + t,
                                 h + "\tusage=" + v + t};
    out += lines[below(std::size(lines))];
  }

  std::uint64_t state_ = 20260601;
};

}  // namespace faultwire::bench

#endif
