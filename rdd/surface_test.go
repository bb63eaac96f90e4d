package rdd_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"strings"
	"testing"
	"unicode"
)

// spark lists what Spark's documentation and source have for RDDs.
const spark = `
accumulator addFile addPyFile applicationId binaryFiles binaryRecords broadcast cancelAllJobs cancelJobGroup
defaultMinPartitions defaultParallelism dump_profiles emptyRDD getCheckpointDir getConf getLocalProperty getOrCreate
hadoopFile hadoopRDD newAPIHadoopFile newAPIHadoopRDD parallelize pickleFile range resources runJob sequenceFile
setCheckpointDir setJobDescription setJobGroup setLocalProperty setLogLevel setSystemProperty show_profiles sparkUser
startTime statusTracker stop textFile uiWebUrl union version wholeTextFiles PACKAGE_EXTENSIONS addJobTag removeJobTag
getJobTags clearJobTags cancelJobsWithTag setInterruptOnCancel

barrier cartesian coalesce distinct filter flatMap glom groupBy intersection keyBy map mapPartitions
mapPartitionsWithIndex mapPartitionsWithSplit pipe randomSplit repartition sample sortBy subtract union zip zipWithIndex
zipWithUniqueId withResources +

aggregateByKey cogroup combineByKey countApproxDistinctByKey flatMapValues foldByKey fullOuterJoin groupByKey groupWith
join keys leftOuterJoin mapValues partitionBy reduceByKey repartitionAndSortWithinPartitions rightOuterJoin sampleByKey
sampleByKeyExact sortByKey subtractByKey values intersectByKey cleanShuffleDependencies toDF

aggregate collect collectAsMap collectAsync collectWithJobGroup count countApprox countApproxDistinct countByKey
countByValue first fold foreach foreachPartition histogram isEmpty lookup max mean meanApprox min reduce
reduceByKeyLocally sampleStdev sampleVariance stats stdev sum sumApprox take takeOrdered takeSample toLocalIterator top
treeAggregate treeReduce variance saveAsTextFile saveAsPickleFile saveAsSequenceFile saveAsHadoopDataset
saveAsHadoopFile saveAsNewAPIHadoopDataset saveAsNewAPIHadoopFile

cache checkpoint context getCheckpointFile getNumPartitions getResourceProfile getStorageLevel id isCheckpointed
isLocallyCheckpointed localCheckpoint name persist setName toDebugString unpersist StorageLevel

Broadcast.value Broadcast.unpersist Broadcast.destroy Broadcast.dump Broadcast.load Broadcast.load_from_path
Accumulator.add Accumulator.value Accumulator.+= AccumulatorParam.zero AccumulatorParam.addInPlace TaskContext.get
TaskContext.partitionId TaskContext.stageId TaskContext.attemptNumber TaskContext.taskAttemptId
TaskContext.getLocalProperty TaskContext.resources RDDBarrier BarrierTaskContext SparkFiles StatusTracker`

// files parses the package's files, or its tests' when test is set.
func files(t *testing.T, test bool) (out []*ast.File) {
	t.Helper()
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	fset := token.NewFileSet()
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), ".go") && strings.HasSuffix(e.Name(), "_test.go") == test {
			f, err := parser.ParseFile(fset, e.Name(), nil, parser.ParseComments|parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, f)
		}
	}
	return out
}

// exported lists the package's exported functions and methods ("RDD.Map"), and its other exported names.
func exported(t *testing.T) (funcs, others map[string]bool) {
	funcs, others = map[string]bool{}, map[string]bool{}
	for _, f := range files(t, false) {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				name := d.Name.Name
				if d.Recv != nil {
					name = receiver(d.Recv.List[0].Type) + "." + name
				}
				if ast.IsExported(name) && d.Name.IsExported() {
					funcs[name] = true
				}
			case *ast.GenDecl:
				for _, s := range d.Specs {
					switch s := s.(type) {
					case *ast.TypeSpec:
						others[s.Name.Name] = true
					case *ast.ValueSpec:
						for _, n := range s.Names {
							others[n.Name] = true
						}
					}
				}
			}
		}
	}
	return funcs, others
}

// receiver is the name of a receiver's type.
func receiver(x ast.Expr) string {
	switch x := x.(type) {
	case *ast.StarExpr:
		return receiver(x.X)
	case *ast.IndexExpr:
		return receiver(x.X)
	case *ast.IndexListExpr:
		return receiver(x.X)
	case *ast.Ident:
		return x.Name
	}
	return ""
}

// row is a row of the table in surface.go.
type row struct{ spark, here string }

// table reads the table. A row goes on in the next line where its list of Spark's names ends with a comma, or has
// ended.
func table(t *testing.T) (rows []row) {
	t.Helper()
	const column = 38
	for _, f := range files(t, false) {
		if f.Doc == nil || !strings.Contains(f.Doc.Text(), "# Spark's names") {
			continue
		}
		for line := range strings.Lines(f.Doc.Text()) {
			line, ok := strings.CutPrefix(strings.TrimRight(line, "\n"), "\t")
			if !ok {
				continue
			}
			left, right := line, ""
			if len(line) > column {
				left, right = strings.TrimSpace(line[:column]), line[column:]
			}
			if n := len(rows); n > 0 && (left == "" || strings.HasSuffix(rows[n-1].spark, ",")) {
				rows[n-1].spark = strings.TrimSpace(rows[n-1].spark + " " + left)
				rows[n-1].here = strings.TrimSpace(rows[n-1].here + " " + right)
			} else {
				rows = append(rows, row{left, right})
			}
		}
	}
	return rows
}

func TestTheTableOfSparksNamesIsComplete(t *testing.T) {
	funcs, others := exported(t)
	known, listed := map[string]bool{}, map[string]bool{}
	for name := range strings.FieldsSeq(spark) {
		known[name] = true
	}
	for _, r := range table(t) {
		for name := range strings.SplitSeq(r.spark, ", ") {
			name, _, _ = strings.Cut(name, " ") // "union of a list"
			listed[name] = true
		}
		if reason, ok := strings.CutPrefix(r.here, "none: "); ok {
			if len(reason) < 10 {
				t.Errorf("%s is left out without a reason", r.spark)
			}
			if other, ok := strings.CutPrefix(reason, "see "); ok {
				for name := range strings.SplitSeq(other, " and ") {
					if !known[name] {
						t.Errorf("%s refers to %s, which is not there", r.spark, name)
					}
				}
			}
			continue
		}
		for name := range strings.SplitSeq(r.here, ", ") {
			if !funcs[name] && !others[name] {
				t.Errorf("%s is said to be %q, which this package does not have", r.spark, name)
			}
		}
	}
	for name := range known {
		if !listed[name] {
			t.Errorf("the table does not have %s", name)
		}
	}
}

func TestEveryFunctionHasAnExample(t *testing.T) {
	examples := map[string]bool{}
	for _, f := range files(t, true) {
		for _, d := range f.Decls {
			d, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if name, ok := strings.CutPrefix(d.Name.Name, "Example"); ok {
				// ExampleRDD_Filter_word: what follows the last underscore in small letters tells examples apart.
				if i := strings.LastIndex(name, "_"); i >= 0 && i+1 < len(name) && unicode.IsLower(rune(name[i+1])) {
					name = name[:i]
				}
				examples[strings.ReplaceAll(name, "_", ".")] = true
			}
		}
	}
	funcs, _ := exported(t)
	for name := range funcs {
		if !examples[name] {
			t.Errorf("%s has no example; add a function Example%s", name, strings.ReplaceAll(name, ".", "_"))
		}
	}
}
