# Makes the table of benches/compare.sh: step, tool, wall s, processor s, peak KiB, stored bytes on each line.
# The best wall time of a step counts, and the processor time of that run.
BEGIN {
  FS = "\t"
  count = split(tools, names, " ")
  split("restic borg borg64k rustic bupstash casync", list, " ")
  for (i in list) deduplicates[list[i]] = 1
}
{
  key = $1 FS $2
  if (!($1 in known)) { known[$1] = 1; steps[++last] = $1 }
  if (!(key in wall) || $3 < wall[key]) { wall[key] = $3; cpu[key] = $4 }
  if ($5 > peak[$2]) peak[$2] = $5
  stored[key] = $6
}
function short(value) { return value < 1 ? sprintf("%.3f", value) : value < 10 ? sprintf("%.2f", value) : sprintf("%.1f", value) }
function ratio(own, other) { return own == "" || other == "" || other == 0 ? "" : sprintf("%.2f", own / other) }
function row(title, cells, own, peer, copy, bare) {
  print "| " title cells " | " ratio(own, peer) " | " ratio(own, copy) " | " ratio(own, bare) " |"
}
function least(values, step,    i, key, best) { # of the peers that deduplicate
  best = ""
  for (i = 1; i <= count; i++) {
    key = step FS names[i]
    if (names[i] in deduplicates && key in values && (best == "" || values[key] < best)) best = values[key]
  }
  return best
}
# What the repositories grew by from one step to another.
function growth(title, from, to,    i, cells, added) {
  cells = ""
  split("", added)
  for (i = 1; i <= count; i++) {
    if (!((to FS names[i]) in stored)) { cells = cells " | "; continue }
    added[to FS names[i]] = stored[to FS names[i]] - (from == "" ? 0 : stored[from FS names[i]])
    cells = cells " | " short(added[to FS names[i]] / 1e6)
  }
  row(title, cells, added[to FS "snap"], least(added, to), added[to FS "cp"], added[to FS "pipeline"])
}
END {
  line = "| wall s (processor s)"; rule = "|---"
  for (i = 1; i <= count; i++) { line = line " | " names[i]; rule = rule "|--:" }
  print line " | snap ÷ best peer | snap ÷ cp | snap ÷ pipeline |"
  print rule "|--:|--:|--:|"
  for (s = 1; s <= last; s++) {
    cells = ""
    for (i = 1; i <= count; i++) {
      key = steps[s] FS names[i]
      cells = cells " | " (key in wall ? short(wall[key]) " (" short(cpu[key]) ")" : "")
    }
    own = steps[s] FS "snap"
    row(steps[s], cells, wall[own], least(wall, steps[s]), wall[steps[s] FS "cp"], wall[steps[s] FS "pipeline"])
  }
  cells = ""
  for (i = 1; i <= count; i++) { cells = cells " | " sprintf("%.0f", peak[names[i]] / 1024); most["" FS names[i]] = peak[names[i]] }
  row("peak memory, MiB", cells, peak["snap"], least(most, ""), peak["cp"], peak["pipeline"])
  growth("stored by v1, MB", "", steps[1])
  growth("added by v2, MB", steps[1], steps[2])
  growth("added by v3, MB", steps[2], steps[3])
  for (s = 1; s <= last; s++) {
    if (steps[s] ~ /^restore/) restored = wall[steps[s] FS "snap"]
    if (steps[s] ~ /^rollback/) back = wall[steps[s] FS "snap"]
  }
  first = steps[1] FS
  bare = ratio(wall[first "snap"], wall[first "direct"])
  print "\nsnap: rollback ÷ restore to a new disk: " ratio(back, restored) (bare == "" ? "" : ", first snapshot ÷ direct: " bare)
}
