# SPDX-FileCopyrightText: 2026 The faultwire authors
# SPDX-License-Identifier: Apache-2.0
"""A chart of bars in groups, as SVG. The page inverts it in the dark scheme."""
COLOURS = ("#1f77b4", "#7fb3d9", "#2ca02c", "#b0b0b0", "#d9a05b", "#9467bd", "#c49c94")
WIDTH, LEFT, BAR = 860, 110, 13


def bars(groups, series, unit, digits):
    """`series` has (label, values); a value belongs to the group at its place, or is None."""
    height = BAR * len(series) + 7
    most = max(value for _, values in series for value in values if value is not None)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" '
        f'height="{height * len(groups) + 22 * len(series) + 16}" font-family="sans-serif" '
        'font-size="12">', '<rect width="100%" height="100%" fill="white"/>'
    ]
    for i, group in enumerate(groups):
        middle = i * height + height / 2 + 10
        parts.append(f'<text x="{LEFT - 8}" y="{middle:.0f}" text-anchor="end">{group}</text>')
        for j, (_, values) in enumerate(series):
            y = i * height + 12 + j * BAR
            if values[i] is None:
                parts.append(f'<text x="{LEFT + 4}" y="{y + 10}" fill="{COLOURS[j]}">-</text>')
                continue
            length = (WIDTH - LEFT - 70) * values[i] / most
            parts.append(
                f'<rect x="{LEFT}" y="{y}" width="{length:.1f}" height="11" fill="{COLOURS[j]}"/>'
                f'<text x="{LEFT + length + 4:.1f}" y="{y + 10}">{values[i]:.{digits}f}</text>')
    for j, (label, _) in enumerate(series):
        y = height * len(groups) + 20 + 20 * j
        parts.append(f'<rect x="{LEFT}" y="{y}" width="11" height="11" fill="{COLOURS[j]}"/>'
                     f'<text x="{LEFT + 16}" y="{y + 10}">{label}, {unit}</text>')
    return "\n".join(parts) + "\n</svg>\n"
