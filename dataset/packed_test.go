package dataset_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"path/filepath"
	"testing"

	"lab/dataset"
	"lab/rdd"
)

func packed(t *testing.T, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestPackedFiles(t *testing.T) {
	isolate(t)
	dir, home := t.TempDir(), filepath.Join(t.TempDir(), "imported")
	t.Setenv(dataset.EnvHome, home)
	path := write(t, filepath.Join(dir, "dac_sample.txt.gz"), packed(t, click+"\n"+click+"\n"))

	info, err := dataset.Import(path, false)
	if err != nil || info.Lines != 2 || filepath.Base(info.Path) != "dac_sample.txt.gz" {
		t.Fatalf("imported %+v, %v", info, err)
	}
	sc := rdd.NewContext(rdd.WithCores(1))
	defer sc.Close()
	if lines := dataset.Open(sc, "criteo").Collect(); len(lines) != 2 || lines[1] != click {
		t.Errorf("opened as %q", lines)
	}

	// The plain file is the same data set, so it does not come to lie beside the packed one.
	plain := write(t, filepath.Join(dir, "dac_sample.txt"), click+"\n")
	_, err = dataset.Import(plain, false)
	wantError(t, err, "dac_sample.txt.gz", "was imported before")
	if _, err := dataset.Import(plain, true); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) != 1 || find(t, "criteo").Lines != 1 {
		t.Errorf("left %v, %v", left, err)
	}

	if info, err := dataset.ImportAs("emma", write(t, filepath.Join(dir, "book.gz"), packed(t, "Emma Woodhouse\n")), false); err != nil || info.Lines != 1 {
		t.Errorf("imported %+v, %v", info, err)
	}
	if all := dataset.List(); all[len(all)-1].Name != "emma" || all[len(all)-1].Problem != "" {
		t.Errorf("listed as %v", all)
	}
	cut := packed(t, click+"\n"+click+"\n")
	t.Setenv(dataset.EnvData, dir)
	if err := os.Remove(plain); err != nil {
		t.Fatal(err)
	}
	write(t, path, cut[:len(cut)-6])
	_, err = dataset.Find("criteo")
	wantError(t, err, "dac_sample.txt.gz", "cannot be read", "put an intact file there")
}
