// # Spark's names, and those here
//
// Here is every operation of Spark's RDDs with the name that it has in this package, or why it has none. Names with a
// dot are methods. Where Spark has an argument for the order, a function less(a, b) takes its place; where it has one
// for the number of partitions, it comes last and may be left out.
//
// Where RDDs come from, and the context:
//
//	accumulator                           NewAccumulator, NewCounter
//	binaryFiles                           BinaryFiles
//	binaryRecords                         BinaryRecords
//	broadcast                             NewBroadcast
//	cancelAllJobs                         Context.CancelAllJobs
//	cancelJobGroup, cancelJobsWithTag,    none: WithContext has one end of a context.Context cancel the jobs
//	setInterruptOnCancel
//	defaultMinPartitions,                 Context.DefaultPartitions, WithPartitions
//	defaultParallelism
//	emptyRDD                              Empty
//	getConf                               Context.Cores, Context.Memory, Context.SpillDir
//	getOrCreate                           none: a Context is a value; pass on the one that NewContext made
//	parallelize                           Parallelize
//	range                                 Range
//	runJob                                RunJob
//	statusTracker, StatusTracker          WithListener
//	stop                                  Context.Close
//	textFile                              TextFile
//	wholeTextFiles                        WholeTextFiles
//	union of a list                       UnionAll
//	addFile, SparkFiles                   none: tasks run in this process and open files by their paths
//	addPyFile, PACKAGE_EXTENSIONS         none: Python only
//	applicationId, sparkUser, startTime   none: there is no cluster's master to which an application is known
//	dump_profiles, show_profiles          none: Go's own profiler, runtime/pprof, sees tasks like all other code,
//	                                      with labels for job, stage and partition
//	getCheckpointDir                      Context.CheckpointDir
//	setCheckpointDir                      Context.SetCheckpointDir, WithCheckpointDir
//	getLocalProperty, setLocalProperty,   none: functions use the variables around them
//	setSystemProperty
//	hadoopFile, hadoopRDD,                none: Hadoop only
//	newAPIHadoopFile, newAPIHadoopRDD,
//	sequenceFile
//	pickleFile                            ObjectFile
//	resources                             none: no accelerators are handed out to tasks
//	setJobDescription, setJobGroup,       none: RDD.SetName names what a job computes
//	addJobTag, removeJobTag, getJobTags,
//	clearJobTags
//	setLogLevel                           none: nothing is logged; WithListener tells what happens
//	the setting spark.eventLog            WithEventLog
//	uiWebUrl                              none: the page of the notebook shows jobs
//	version                               none: go version -m tells it of a program
//
// Transformations:
//
//	barrier, RDDBarrier,                  none: the tasks of a stage may run one after the other here, so they
//	BarrierTaskContext                    cannot wait for each other
//	cartesian                             Cartesian
//	coalesce                              RDD.Coalesce
//	distinct                              Distinct
//	filter                                RDD.Filter
//	flatMap                               FlatMap
//	glom                                  Glom
//	groupBy                               GroupBy
//	intersection                          Intersection
//	keyBy                                 KeyBy
//	map                                   Map
//	mapPartitions                         MapPartitions
//	mapPartitionsWithIndex,               MapPartitionsWithIndex
//	mapPartitionsWithSplit
//	pipe                                  Pipe
//	randomSplit                           RDD.RandomSplit
//	repartition                           RDD.Repartition
//	sample                                RDD.Sample
//	sortBy                                SortBy
//	subtract                              Subtract
//	union, +                              RDD.Union
//	withResources, getResourceProfile     none: see resources
//	zip                                   Zip
//	zipWithIndex                          ZipWithIndex
//	zipWithUniqueId                       ZipWithUniqueID
//
// Pairs:
//
//	aggregateByKey                        AggregateByKey
//	cogroup                               CoGroup
//	combineByKey                          CombineByKey
//	countApproxDistinctByKey              CountApproxDistinctByKey
//	flatMapValues                         FlatMapValues
//	foldByKey                             FoldByKey
//	fullOuterJoin                         FullOuterJoin
//	groupByKey                            GroupByKey
//	groupWith                             CoGroup, CoGroup3, CoGroup4
//	intersectByKey                        IntersectByKey
//	join                                  Join
//	keys                                  Keys
//	leftOuterJoin                         LeftOuterJoin
//	mapValues                             MapValues
//	partitionBy                           PartitionBy, PartitionByFunc, NewPartitioner, HashPartitioner
//	reduceByKey                           ReduceByKey
//	repartitionAndSortWithinPartitions    RepartitionAndSortWithinPartitions
//	rightOuterJoin                        RightOuterJoin
//	sampleByKey                           SampleByKey
//	sampleByKeyExact                      SampleByKeyExact
//	sortByKey                             SortByKey
//	subtractByKey                         SubtractByKey
//	values                                Values
//	toDF                                  none: there are no DataFrames
//
// Actions:
//
//	aggregate                             Aggregate
//	collect                               RDD.Collect
//	collectAsMap                          CollectAsMap
//	collectAsync, countAsync,             none: start the action with go, and cancel it by WithContext
//	foreachAsync, takeAsync
//	collectWithJobGroup                   none: see setJobGroup
//	count                                 RDD.Count
//	countApprox                           CountApprox
//	countApproxDistinct                   CountApproxDistinct
//	countByKey                            CountByKey
//	countByValue                          CountByValue
//	first                                 RDD.First
//	fold                                  RDD.Fold
//	foreach                               RDD.ForEach
//	foreachPartition                      RDD.ForEachPartition
//	histogram                             Histogram, HistogramBetween
//	isEmpty                               RDD.IsEmpty
//	lookup                                Lookup
//	max                                   Max, RDD.MaxFunc
//	mean                                  Mean
//	meanApprox                            MeanApprox
//	min                                   Min, RDD.MinFunc
//	reduce                                RDD.Reduce
//	reduceByKeyLocally                    ReduceByKeyLocally
//	sampleStdev                           SampleStdev
//	sampleVariance                        SampleVariance
//	saveAsTextFile                        RDD.SaveAsTextFile
//	saveAsPickleFile                      RDD.SaveAsObjectFile
//	saveAsSequenceFile,                   none: Hadoop only
//	saveAsHadoopDataset,
//	saveAsHadoopFile,
//	saveAsNewAPIHadoopDataset,
//	saveAsNewAPIHadoopFile
//	stats                                 Stats
//	stdev                                 Stdev
//	sum                                   Sum
//	sumApprox                             SumApprox
//	take                                  RDD.Take
//	takeOrdered                           RDD.TakeOrdered
//	takeSample                            RDD.TakeSample
//	toLocalIterator                       RDD.ToLocalIterator
//	top                                   RDD.Top
//	treeAggregate                         TreeAggregate
//	treeReduce                            RDD.TreeReduce
//	variance                              Variance
//
// What is kept, and what an RDD tells of itself:
//
//	cache                                 RDD.Cache
//	checkpoint                            RDD.Checkpoint
//	cleanShuffleDependencies              none: what a shuffle left goes when nothing refers to its RDD any more
//	context                               RDD.Context
//	getCheckpointFile                     RDD.CheckpointFile
//	getNumPartitions                      RDD.NumPartitions
//	getStorageLevel                       RDD.StorageLevel, RDD.IsCached, RDD.CachedPartitions, RDD.Storage
//	id                                    RDD.ID
//	isCheckpointed                        RDD.IsCheckpointed
//	isLocallyCheckpointed                 RDD.IsLocallyCheckpointed
//	localCheckpoint                       RDD.LocalCheckpoint
//	name                                  RDD.Name
//	persist                               RDD.Persist
//	setName                               RDD.SetName
//	toDebugString                         RDD.DebugString, RDD.Explain
//	unpersist                             RDD.Unpersist
//	StorageLevel                          None, MemoryOnly
//
// Shared variables, and what a task knows:
//
//	Broadcast.value                       Broadcast.Value
//	Broadcast.destroy,                    Broadcast.Destroy
//	Broadcast.unpersist
//	Broadcast.dump, Broadcast.load,       none: the value is in memory once, and is not sent
//	Broadcast.load_from_path
//	Accumulator.add, Accumulator.+=       Accumulator.Add
//	Accumulator.value                     Accumulator.Value
//	AccumulatorParam.zero,                NewAccumulator
//	AccumulatorParam.addInPlace
//	TaskContext.partitionId               CurrentTask, MapPartitionsWithIndex
//	TaskContext.get,                      CurrentTask, TaskContext
//	TaskContext.stageId,
//	TaskContext.attemptNumber,
//	TaskContext.taskAttemptId
//	TaskContext.getLocalProperty,         none: see getLocalProperty and resources
//	TaskContext.resources
package rdd
