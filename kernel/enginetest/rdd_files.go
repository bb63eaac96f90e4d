package enginetest

// rddFiles are cells that write files and read them, in the folder in which a kernel lets them write.
var rddFiles = map[string][]string{
	"text": {
		`dir := sc.SpillDir() + "/"`,
		`type song struct { year int; title string }
func (s song) String() string { return fmt.Sprintf("%d %s", s.year, s.title) }
songs := rdd.Parallelize(sc, []song{{1964, "Hello"}, {1965, "Help"}, {1965, "Yes"}}, 2)
rdd.Map(songs, song.String).SaveAsTextFile(dir+"songs")`,
		`rdd.TextFile(sc, dir+"songs", 2).Collect() => ["1964 Hello" "1965 Help" "1965 Yes"]`,
		`rdd.TextFile(sc, dir+"songs/part-00001").Collect() => ["1965 Help" "1965 Yes"]`,
		`rdd.Map(songs, song.String).SaveAsTextFile(dir+"songs") !! songs`,
		`lines := rdd.Map(songs, song.String)
lines.SaveAsTextFile(dir+"gz", rdd.Gzip)
lines.SaveAsTextFile(dir+"zst", rdd.Zstd)
lines.SaveAsTextFile(dir+"s2", rdd.S2)
lines.SaveAsTextFile(dir+"plain", rdd.Uncompressed)
rdd.TextFile(sc, dir+"gz/*.gz,"+dir+"zst/*.zst,"+dir+"s2/*.s2,"+dir+"plain/part-0000?").Count() => 12`,
		`type level float64
type pt struct { x int; l level; in []string }
rdd.Parallelize(sc, []pt{{1, 2.5, nil}, {3, 4, []string{"a"}}}, 1).SaveAsTextFile(dir+"pts")
rdd.TextFile(sc, dir+"pts").Collect() => ["{1 2.5 []}" "{3 4 [a]}"]`,
		`rdd.Map(rdd.TextFile(sc, dir+"songs"), func(l string) song { y, t, _ := strings.Cut(l, " "); n, _ := strconv.Atoi(y); return song{n, t} }).Filter(func(s song) bool { return s.year == 1965 }).Count() => 2`,
		`rdd.TextFile(sc, dir+"none") !! none`,
		`rdd.Map(songs, func(s song) int { panic("no") }).SaveAsTextFile(dir+"failed") !! no`,
		`rdd.TextFile(sc, dir+"failed") !! failed`,
	},
	"text by methods": {
		MayRefuse,
		`dir := sc.SpillDir() + "/"`,
		`type mood int
func (m mood) String() string { return [...]string{"sad", "glad"}[m] }
type song struct { Year int; Mood mood }
rdd.Parallelize(sc, []song{{1964, 1}, {1965, 0}}, 1).SaveAsTextFile(dir+"songs")
rdd.TextFile(sc, dir+"songs").Collect() => ["{1964 glad}" "{1965 sad}"]`,
	},
	"text by a pointer's method": {
		MayRefuse,
		`dir := sc.SpillDir() + "/"`,
		`type point struct { x, y int }
func (p *point) String() string { return fmt.Sprint(p.x, "|", p.y) }
rdd.Parallelize(sc, []*point{{1, 2}}, 1).SaveAsTextFile(dir+"points")
rdd.TextFile(sc, dir+"points").Collect() => ["1|2"]`,
	},
	"text in interfaces": {
		MayRefuse,
		`dir := sc.SpillDir() + "/"`,
		`type mood int
func (m mood) String() string { return [...]string{"sad", "glad"}[m] }
type point struct { x, y int }
func (p point) Error() string { return fmt.Sprint(p.x, "|", p.y) }`,
		`rdd.Parallelize(sc, []error{point{1, 2}, io.EOF, nil}, 1).SaveAsTextFile(dir+"errors")
rdd.TextFile(sc, dir+"errors").Collect() => ["1|2" "EOF" "<nil>"]`,
		`rdd.Parallelize(sc, []any{mood(1), 2, nil, errors.New("e")}, 1).SaveAsTextFile(dir+"any")
rdd.TextFile(sc, dir+"any").Collect() => ["glad" "2" "<nil>" "e"]`,
	},
	"whole files": {
		`dir := sc.SpillDir() + "/"`,
		`rdd.Parallelize(sc, []string{"to be", "or not", "to be"}, 3).SaveAsTextFile(dir+"lines")
type doc struct { name string; words int }
docs := rdd.Map(rdd.WholeTextFiles(sc, dir+"lines", 2), func(p rdd.Pair[string, string]) doc { return doc{p.Key[len(p.Key)-10:], len(strings.Fields(p.Value))} })
docs.Collect() => [{name:"part-00000" words:2} {name:"part-00001" words:2} {name:"part-00002" words:2}]`,
		`rdd.Map(rdd.BinaryFiles(sc, dir+"lines/part-00001"), func(p rdd.Pair[string, []byte]) string { return string(p.Value[:2]) }).Collect() => ["or"]`,
		`rdd.BinaryFiles(sc, dir+"lines", 1).NumPartitions() => 1`,
	},
	"records": {
		`dir := sc.SpillDir() + "/"`,
		`type pixel [3]byte
pixels := rdd.Parallelize(sc, []pixel{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2)
rdd.SaveAsBinaryRecords(rdd.Map(pixels, func(p pixel) []byte { return p[:] }), dir+"pixels")
rdd.Map(rdd.BinaryRecords(sc, dir+"pixels", 3, 2), func(b []byte) pixel { return pixel(b) }).Collect() => [[1 2 3] [4 5 6] [7 8 9]]`,
		`rdd.BinaryRecords(sc, dir+"pixels", 2).Count() !! pixels`,
	},
	"objects": {
		`dir := sc.SpillDir() + "/"`,
		`type mood int
type person struct { name string; mood mood; friends []*person; notes map[string]any; at time.Duration }
ann := &person{name: "ann", mood: 2}
people := rdd.Parallelize(sc, []person{{"bob", 1, []*person{ann, ann}, map[string]any{"n": 1, "s": "x", "f": 2.5}, time.Minute}, *ann}, 2)
people.SaveAsObjectFile(dir+"people")
people.SaveAsObjectFile(dir+"packed", rdd.Zstd)`,
		`back := rdd.ObjectFile[person](sc, dir+"people").Collect()
fmt.Sprint(back[0].name, back[0].mood, back[0].friends[0].name, back[0].notes, back[0].at, back[1].friends == nil) => "bob1annmap[f:2.5 n:1 s:x] 1m0s true"`,
		`rdd.ObjectFile[person](sc, dir+"packed").Count() => 2`,
		`rdd.Parallelize(sc, []rdd.Pair[mood, [2]string]{{1, [2]string{"a", "b"}}}, 1).SaveAsObjectFile(dir+"pairs", rdd.Gzip)
rdd.ObjectFile[rdd.Pair[mood, [2]string]](sc, dir+"pairs").Collect() => [{Key:1 Value:["a" "b"]}]`,
		`rdd.ObjectFile[int](sc, dir+"people").Collect() !! people`,
		`rdd.Parallelize(sc, []func(){nil}, 1).SaveAsObjectFile(dir+"funcs") !! func`,
	},
	"csv": {
		`dir := sc.SpillDir() + "/"`,
		`rdd.Parallelize(sc, []string{"title,year,tempo", "\"Hello, Dolly!\",1964,", "Help,1965,95.5"}, 1).SaveAsTextFile(dir+"songs")
rdd.CSV(sc, dir+"songs", rdd.CSVHeader()).Collect() => [["Hello, Dolly!" "1964" ""] ["Help" "1965" "95.5"]]`,
		"type year int\ntype song struct { Title string; Released year `csv:\"year\"`; Tempo *float64 }\nsongs := rdd.CSVAs[song](sc, dir+\"songs\")\nrdd.Map(songs, func(s song) string { return fmt.Sprint(s.Title, s.Released, s.Tempo != nil) }).Collect() => [\"Hello, Dolly!1964 false\" \"Help1965 true\"]",
		`*songs.Filter(func(s song) bool { return s.Tempo != nil }).First().Tempo => 95.5`,
		`rdd.Parallelize(sc, []string{"# odd", "1;2", "27\" wide;4", "5;6"}, 1).SaveAsTextFile(dir+"odd")
rows := rdd.CSV(sc, dir+"odd", rdd.CSVSeparator(';'), rdd.CSVComment('#'), rdd.CSVLazyQuotes(), rdd.CSVSingleLine(), rdd.CSVPartitions(2))
fmt.Sprint(rows.Collect(), rows.NumPartitions()) => "[[1 2] [27\" wide 4] [5 6]] 2"`,
		`type size struct { Name string; N int }
rdd.CSVAs[size](sc, dir+"odd", rdd.CSVSeparator(';'), rdd.CSVComment('#'), rdd.CSVLazyQuotes(), rdd.CSVColumns("name", "n")).Collect() => [{Name:"1" N:2} {Name:"27\" wide" N:4} {Name:"5" N:6}]`,
		`type wrong struct { Title int }
rdd.CSVAs[wrong](sc, dir+"songs").Count() !! Hello, Dolly!`,
	},
	"columns by methods": {
		MayRefuse,
		`dir := sc.SpillDir() + "/"`,
		`type mood string
func (m *mood) UnmarshalText(b []byte) error { *m = mood(strings.ToUpper(string(b))); return nil }
type base struct { Year int }
type song struct { base; Mood mood }
rdd.Parallelize(sc, []string{"mood,year", "glad,1964"}, 1).SaveAsTextFile(dir+"songs")`,
		`rdd.Map(rdd.CSVAs[song](sc, dir+"songs"), func(s song) string { return fmt.Sprint(s.Year, string(s.Mood)) }).Collect() => ["1964GLAD"]`,
	},
	"parquet": {
		`dir := sc.SpillDir() + "/"`,
		"type genre string\ntype song struct { Title string `parquet:\"title\"`; Year int64 `parquet:\"year\"`; Genre genre `parquet:\"genre\"`; Tags []string `parquet:\"tags,list\"` }\nsongs := rdd.Parallelize(sc, []song{{\"Help!\", 1965, \"rock\", nil}, {\"Hello\", 1964, \"jazz\", []string{\"a\", \"b\"}}}, 2)\nrdd.SaveAsParquet(songs, dir+\"songs\")",
		`rdd.Parquet[song](sc, dir+"songs").Collect() => [{Title:"Help!" Year:1965 Genre:"rock" Tags:[]} {Title:"Hello" Year:1964 Genre:"jazz" Tags:["a" "b"]}]`,
		"type release struct { Year int64 `parquet:\"year\"` }\nrdd.Sum(rdd.Map(rdd.Parquet[release](sc, dir+\"songs\"), func(r release) int64 { return r.Year })) => 3929",
		`type word struct { Text string; Count int64; Rate *float64 }
rdd.SaveAsParquet(rdd.Parallelize(sc, []word{{"a", 2, nil}, {"b", 1, new(float64)}}, 1), dir+"words", rdd.Zstd)
rdd.Map(rdd.Parquet[word](sc, dir+"words"), func(w word) string { return fmt.Sprint(w.Text, w.Count, w.Rate == nil) }).Collect() => ["a2 true" "b1 false"]`,
		`rdd.SaveAsParquet(rdd.Parallelize(sc, []int{1}, 1), dir+"ints") !! struct`,
	},
}
