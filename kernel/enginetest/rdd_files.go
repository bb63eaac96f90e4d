package enginetest

// rddFiles are cells that write files and read them. Their paths are relative: a notebook works in a folder of its own.
var rddFiles = map[string][]string{
	"text": {
		`type song struct { year int; title string }
func (s song) String() string { return fmt.Sprintf("%d %s", s.year, s.title) }
songs := rdd.Parallelize(sc, []song{{1964, "Hello"}, {1965, "Help"}, {1965, "Yes"}}, 2)
songs.SaveAsTextFile("songs")`,
		`rdd.TextFile(sc, "songs", 2).Collect() => ["1964 Hello" "1965 Help" "1965 Yes"]`,
		`rdd.TextFile(sc, "songs/part-00001").Collect() => ["1965 Help" "1965 Yes"]`,
		`songs.SaveAsTextFile("songs") !! songs`,
		`songs.SaveAsTextFile("gz", rdd.Gzip)
songs.SaveAsTextFile("zst", rdd.Zstd)
songs.SaveAsTextFile("s2", rdd.S2)
songs.SaveAsTextFile("plain", rdd.Uncompressed)
rdd.TextFile(sc, "gz/*.gz,zst/*.zst,s2/*.s2,plain/part-0000?").Count() => 12`,
		`type level float64
type pt struct { x int; l level; in []string }
rdd.Parallelize(sc, []pt{{1, 2.5, nil}, {3, 4, []string{"a"}}}, 1).SaveAsTextFile("pts")
rdd.TextFile(sc, "pts").Collect() => ["{1 2.5 []}" "{3 4 [a]}"]`,
		`rdd.Map(rdd.TextFile(sc, "songs"), func(l string) song { y, t, _ := strings.Cut(l, " "); n, _ := strconv.Atoi(y); return song{n, t} }).Filter(func(s song) bool { return s.year == 1965 }).Count() => 2`,
		`rdd.TextFile(sc, "none") !! none`,
		`rdd.Map(songs, func(s song) int { panic("no") }).SaveAsTextFile("failed") !! no`,
		`rdd.TextFile(sc, "failed") !! failed`,
	},
	"whole files": {
		`rdd.Parallelize(sc, []string{"to be", "or not", "to be"}, 3).SaveAsTextFile("lines")
type doc struct { name string; words int }
docs := rdd.Map(rdd.WholeTextFiles(sc, "lines", 2), func(p rdd.Pair[string, string]) doc { return doc{p.Key[len(p.Key)-10:], len(strings.Fields(p.Value))} })
docs.Collect() => [{name:"part-00000" words:2} {name:"part-00001" words:2} {name:"part-00002" words:2}]`,
		`rdd.Map(rdd.BinaryFiles(sc, "lines/part-00001"), func(p rdd.Pair[string, []byte]) string { return string(p.Value[:2]) }).Collect() => ["or"]`,
		`rdd.BinaryFiles(sc, "lines", 1).NumPartitions() => 1`,
	},
	"records": {
		`type pixel [3]byte
pixels := rdd.Parallelize(sc, []pixel{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}, 2)
rdd.SaveAsBinaryRecords(rdd.Map(pixels, func(p pixel) []byte { return p[:] }), "pixels")
rdd.Map(rdd.BinaryRecords(sc, "pixels", 3, 2), func(b []byte) pixel { return pixel(b) }).Collect() => [[1 2 3] [4 5 6] [7 8 9]]`,
		`rdd.BinaryRecords(sc, "pixels", 2).Count() !! pixels`,
	},
	"objects": {
		`type mood int
type person struct { name string; mood mood; friends []*person; notes map[string]any; at time.Duration }
ann := &person{name: "ann", mood: 2}
people := rdd.Parallelize(sc, []person{{"bob", 1, []*person{ann, ann}, map[string]any{"n": 1, "s": "x", "f": 2.5}, time.Minute}, *ann}, 2)
people.SaveAsObjectFile("people")
people.SaveAsObjectFile("packed", rdd.Zstd)`,
		`back := rdd.ObjectFile[person](sc, "people").Collect()
fmt.Sprint(back[0].name, back[0].mood, back[0].friends[0].name, back[0].notes, back[0].at, back[1].friends == nil) => "bob1annmap[f:2.5 n:1 s:x] 1m0s true"`,
		`rdd.ObjectFile[person](sc, "packed").Count() => 2`,
		`rdd.Parallelize(sc, []rdd.Pair[mood, [2]string]{{1, [2]string{"a", "b"}}}, 1).SaveAsObjectFile("pairs", rdd.Gzip)
rdd.ObjectFile[rdd.Pair[mood, [2]string]](sc, "pairs").Collect() => [{Key:1 Value:["a" "b"]}]`,
		`rdd.ObjectFile[int](sc, "people").Collect() !! people`,
		`rdd.Parallelize(sc, []func(){nil}, 1).SaveAsObjectFile("funcs") !! func`,
	},
	"csv": {
		`rdd.Parallelize(sc, []string{"title,year,tempo", "\"Hello, Dolly!\",1964,", "Help,1965,95.5"}, 1).SaveAsTextFile("songs")
rdd.CSV(sc, "songs", rdd.CSVHeader()).Collect() => [["Hello, Dolly!" "1964" ""] ["Help" "1965" "95.5"]]`,
		"type year int\ntype song struct { Title string; Released year `csv:\"year\"`; Tempo *float64 }\nsongs := rdd.CSVAs[song](sc, \"songs\")\nrdd.Map(songs, func(s song) string { return fmt.Sprint(s.Title, s.Released, s.Tempo != nil) }).Collect() => [\"Hello, Dolly!1964 false\" \"Help1965 true\"]",
		`*songs.Filter(func(s song) bool { return s.Tempo != nil }).First().Tempo => 95.5`,
		`rdd.Parallelize(sc, []string{"# odd", "1;2", "27\" wide;4", "5;6"}, 1).SaveAsTextFile("odd")
rows := rdd.CSV(sc, "odd", rdd.CSVSeparator(';'), rdd.CSVComment('#'), rdd.CSVLazyQuotes(), rdd.CSVSingleLine(), rdd.CSVPartitions(2))
fmt.Sprint(rows.Collect(), rows.NumPartitions()) => "[[1 2] [27\" wide 4] [5 6]] 2"`,
		`type size struct { Name string; N int }
rdd.CSVAs[size](sc, "odd", rdd.CSVSeparator(';'), rdd.CSVComment('#'), rdd.CSVLazyQuotes(), rdd.CSVColumns("name", "n")).Collect() => [{Name:"1" N:2} {Name:"27\" wide" N:4} {Name:"5" N:6}]`,
		`type wrong struct { Title int }
rdd.CSVAs[wrong](sc, "songs").Count() !! Hello, Dolly!`,
	},
	"parquet": {
		"type genre string\ntype song struct { Title string `parquet:\"title\"`; Year int64 `parquet:\"year\"`; Genre genre `parquet:\"genre\"`; Tags []string `parquet:\"tags,list\"` }\nsongs := rdd.Parallelize(sc, []song{{\"Help!\", 1965, \"rock\", nil}, {\"Hello\", 1964, \"jazz\", []string{\"a\", \"b\"}}}, 2)\nrdd.SaveAsParquet(songs, \"songs\")",
		`rdd.Parquet[song](sc, "songs").Collect() => [{Title:"Help!" Year:1965 Genre:"rock" Tags:[]} {Title:"Hello" Year:1964 Genre:"jazz" Tags:["a" "b"]}]`,
		"type release struct { Year int64 `parquet:\"year\"` }\nrdd.Sum(rdd.Map(rdd.Parquet[release](sc, \"songs\"), func(r release) int64 { return r.Year })) => 3929",
		`type word struct { Text string; Count int64; Rate *float64 }
rdd.SaveAsParquet(rdd.Parallelize(sc, []word{{"a", 2, nil}, {"b", 1, new(float64)}}, 1), "words", rdd.Zstd)
rdd.Map(rdd.Parquet[word](sc, "words"), func(w word) string { return fmt.Sprint(w.Text, w.Count, w.Rate == nil) }).Collect() => ["a2 true" "b1 false"]`,
		`rdd.SaveAsParquet(rdd.Parallelize(sc, []int{1}, 1), "ints") !! struct`,
	},
}
