package rdd_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"lab/rdd"
)

// folder makes a folder for an example, with the given files (name, text, name, text, ...).
func folder(files ...string) (dir string, remove func()) {
	dir, err := os.MkdirTemp("", "example")
	for i := 0; i < len(files) && err == nil; i += 2 {
		err = os.WriteFile(filepath.Join(dir, files[i]), []byte(files[i+1]), 0o600)
	}
	if err != nil {
		panic(err)
	}
	return dir, func() { os.RemoveAll(dir) }
}

func ExampleWholeTextFiles() {
	dir, remove := folder("a.txt", "first\nfile\n", "b.txt", "second file\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	rdd.WholeTextFiles(sc, dir, 1).ForEach(func(p rdd.Pair[string, string]) {
		fmt.Println(filepath.Base(p.Key), len(strings.Fields(p.Value)), "words")
	})
	// Output:
	// a.txt 2 words
	// b.txt 2 words
}

func ExampleBinaryFiles() {
	dir, remove := folder("one.bin", "\x01\x02\x03", "two.bin", "\x04")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.Values(rdd.BinaryFiles(sc, filepath.Join(dir, "*.bin"))).Collect())
	// Output: [[1 2 3] [4]]
}

func ExampleBinaryRecords() {
	dir, remove := folder("points", "\x01\x02\x03\x04\x05\x06")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	points := rdd.BinaryRecords(sc, filepath.Join(dir, "points"), 2, 3)
	fmt.Println(rdd.Map(points, func(p []byte) int { return int(p[0]) * int(p[1]) }).Collect())
	// Output: [2 12 30]
}

func ExampleSaveAsBinaryRecords() {
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "records")
	rdd.SaveAsBinaryRecords(rdd.Parallelize(sc, [][]byte{{1, 2}, {3, 4}, {5, 6}}, 2), out)
	fmt.Println(rdd.BinaryRecords(sc, out, 2).Collect())
	// Output: [[1 2] [3 4] [5 6]]
}

func ExampleRDD_SaveAsTextFile_compressed() {
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "numbers")
	rdd.Range(sc, 0, 4, 1, 1).SaveAsTextFile(out, rdd.Zstd)
	fmt.Println(rdd.TextFile(sc, filepath.Join(out, "part-00000.zst")).Collect())
	// Output: [0 1 2 3]
}

func ExampleRDD_SaveAsObjectFile() {
	type point struct{ x, y float64 }
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "points")
	rdd.Parallelize(sc, []point{{1, 2}, {3, 4}}, 2).SaveAsObjectFile(out)
	fmt.Println(rdd.ObjectFile[point](sc, out).Collect())
	// Output: [{1 2} {3 4}]
}

func ExampleObjectFile() {
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "groups")
	rdd.Parallelize(sc, []map[string][]int{{"a": {1, 2}}, {"b": nil}}, 1).SaveAsObjectFile(out, rdd.Gzip)
	fmt.Println(rdd.ObjectFile[map[string][]int](sc, out).Collect())
	// Output: [map[a:[1 2]] map[b:[]]]
}

func ExampleCSV() {
	dir, remove := folder("songs.csv", "title,year\n\"Hello, Dolly!\",1964\nYesterday,1965\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	for _, row := range rdd.CSV(sc, dir, rdd.CSVHeader()).Collect() {
		fmt.Printf("%q\n", row)
	}
	// Output:
	// ["Hello, Dolly!" "1964"]
	// ["Yesterday" "1965"]
}

func ExampleCSVAs() {
	type song struct {
		Title string
		Year  int      `csv:"year of release"`
		Tempo *float64 // nil where the cell is empty
	}
	dir, remove := folder("songs.csv", "title,artist,year of release,tempo\nYesterday,The Beatles,1965,\nHelp!,The Beatles,1965,95.5\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	for _, s := range rdd.CSVAs[song](sc, dir).Collect() {
		fmt.Println(s.Title, s.Year, s.Tempo != nil)
	}
	// Output:
	// Yesterday 1965 false
	// Help! 1965 true
}

func ExampleCSVSeparator() {
	dir, remove := folder("prices.csv", "apples;1,20\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CSV(sc, dir, rdd.CSVSeparator(';')).First()[1])
	// Output: 1,20
}

func ExampleCSVComment() {
	dir, remove := folder("data.csv", "# measured by hand\n1,2\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CSV(sc, dir, rdd.CSVComment('#')).Collect())
	// Output: [[1 2]]
}

func ExampleCSVHeader() {
	dir, remove := folder("a.csv", "x,y\n1,2\n", "b.csv", "x,y\n3,4\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CSV(sc, dir, rdd.CSVHeader()).Collect())
	// Output: [[1 2] [3 4]]
}

func ExampleCSVColumns() {
	type point struct{ X, Y float64 }
	dir, remove := folder("points.csv", "1,2\n3,4\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CSVAs[point](sc, dir, rdd.CSVColumns("x", "y")).Collect())
	// Output: [{1 2} {3 4}]
}

func ExampleCSVLazyQuotes() {
	dir, remove := folder("screens.csv", "27\" wide,IPS\n")
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Printf("%q\n", rdd.CSV(sc, dir, rdd.CSVLazyQuotes()).First())
	// Output: ["27\" wide" "IPS"]
}

func ExampleCSVSingleLine() {
	dir, remove := folder("data.csv", strings.Repeat("1,2\n", 1000))
	defer remove()
	sc := rdd.NewContext(rdd.WithPartitions(4))
	defer sc.Close()
	r := rdd.CSV(sc, dir, rdd.CSVSingleLine())
	fmt.Println(r.NumPartitions(), r.Count())
	// Output: 4 1000
}

func ExampleCSVPartitions() {
	dir, remove := folder("data.csv", strings.Repeat("1,2\n", 1000))
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	fmt.Println(rdd.CSV(sc, dir, rdd.CSVSingleLine(), rdd.CSVPartitions(10)).NumPartitions())
	// Output: 10
}

func ExampleParquet() {
	type song struct {
		Title string `parquet:"title"`
		Year  int64  `parquet:"year"`
	}
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "songs")
	rdd.SaveAsParquet(rdd.Parallelize(sc, []song{{"Help!", 1965}, {"Hello, Dolly!", 1964}}, 2), out)
	type release struct {
		Year int64 `parquet:"year"` // the other column is not read
	}
	fmt.Println(rdd.Parquet[release](sc, out).Collect())
	// Output: [{1965} {1964}]
}

func ExampleSaveAsParquet() {
	type word struct {
		Text  string
		Count int64
	}
	dir, remove := folder()
	defer remove()
	sc := rdd.NewContext()
	defer sc.Close()
	out := filepath.Join(dir, "words")
	rdd.SaveAsParquet(rdd.Parallelize(sc, []word{{"a", 2}, {"b", 1}}, 1), out, rdd.Zstd)
	entries, err := os.ReadDir(out)
	if err != nil {
		fmt.Println(err)
	}
	for _, e := range entries {
		fmt.Println(e.Name())
	}
	// Output:
	// _SUCCESS
	// part-00000.parquet
}
