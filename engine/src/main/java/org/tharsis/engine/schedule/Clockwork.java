package org.tharsis.engine.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Properties;
import java.util.TimeZone;
import java.util.concurrent.Semaphore;
import org.quartz.CronScheduleBuilder;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.Trigger;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks again and again: Quartz in memory, with one thread. */
public final class Clockwork implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Clockwork.class);
  private static final String TASK = "task";

  /** How late a task may begin without its time counting as missed. */
  private static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** What is told at which time it should have begun, however late it does. */
  @FunctionalInterface
  public interface TimedTask {
    /** Does it. */
    void run(Instant due);
  }

  private final Scheduler scheduler;

  /** Nobody has it but the task that runs. */
  private final Semaphore turn = new Semaphore(1);

  private volatile boolean closed;

  /** A clockwork that runs; its tasks see each other only one after the other. */
  public Clockwork(String name) throws SchedulerException {
    this(name, TOLERANCE);
  }

  /**
   * A clockwork whose tasks may begin late: of those that are later the last missed time is made up
   * for, once.
   *
   * @param tolerance from 1 ms
   */
  public Clockwork(String name, Duration tolerance) throws SchedulerException {
    Properties properties = new Properties();
    properties.setProperty(StdSchedulerFactory.PROP_SCHED_INSTANCE_NAME, name);
    properties.setProperty(
        StdSchedulerFactory.PROP_THREAD_POOL_CLASS, "org.quartz.simpl.SimpleThreadPool");
    properties.setProperty("org.quartz.threadPool.threadCount", "1");
    properties.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    properties.setProperty("org.quartz.jobStore.misfireThreshold", "" + tolerance.toMillis());
    properties.setProperty(
        StdSchedulerFactory.PROP_JOB_STORE_CLASS, "org.quartz.simpl.RAMJobStore");
    scheduler = new StdSchedulerFactory(properties).getScheduler();
    scheduler.start();
  }

  /** Runs the task after each interval, for the first time after one. */
  public void every(Duration interval, String name, Runnable task) throws SchedulerException {
    schedule(
        name,
        due -> task.run(),
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .startAt(Date.from(Instant.now().plus(interval)))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withIntervalInMilliseconds(interval.toMillis())
                    .withMisfireHandlingInstructionNextWithRemainingCount()
                    .repeatForever())
            .build());
  }

  /** Runs the task each day at this time. */
  public void daily(LocalTime at, ZoneId zone, String name, Runnable task)
      throws SchedulerException {
    schedule(
        name,
        due -> task.run(),
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .withSchedule(
                CronScheduleBuilder.dailyAtHourAndMinute(at.getHour(), at.getMinute())
                    .inTimeZone(TimeZone.getTimeZone(zone)))
            .build());
  }

  /** Runs the task at these times; in the place of any of its name. */
  public void cron(CronTimes times, String name, TimedTask task) throws SchedulerException {
    remove(name);
    schedule(
        name,
        task,
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .withSchedule(
                CronScheduleBuilder.cronSchedule(times.cron())
                    .withMisfireHandlingInstructionFireAndProceed())
            .build());
  }

  /** Runs the task once, after a while; in the place of any of its name. */
  public void once(Duration after, String name, Runnable task) throws SchedulerException {
    remove(name);
    schedule(
        name,
        due -> task.run(),
        TriggerBuilder.newTrigger()
            .withIdentity(name)
            .startAt(Date.from(Instant.now().plus(after)))
            .build());
  }

  /** The task of this name begins no more. */
  public void remove(String name) throws SchedulerException {
    scheduler.deleteJob(JobKey.jobKey(name));
  }

  private void schedule(String name, TimedTask task, Trigger trigger) throws SchedulerException {
    JobDataMap data = new JobDataMap();
    data.put(TASK, (TimedTask) due -> run(task, due));
    scheduler.scheduleJob(
        JobBuilder.newJob(Task.class).withIdentity(name).usingJobData(data).build(), trigger);
  }

  /**
   * Begins nothing more, and waits for what runs. Not by Quartz: that waits for its idle threads,
   * too, which look up twice a second.
   */
  @Override
  public void close() throws SchedulerException {
    abandon();
    turn.acquireUninterruptibly();
    turn.release();
  }

  /** Begins nothing more, and does not wait for what runs. */
  public void abandon() throws SchedulerException {
    closed = true;
    scheduler.shutdown(false);
  }

  private void run(TimedTask task, Instant due) {
    turn.acquireUninterruptibly();
    try {
      if (!closed) {
        task.run(due);
      }
    } finally {
      turn.release();
    }
  }

  /** What Quartz makes an instance of. */
  @DisallowConcurrentExecution
  public static final class Task implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      try {
        switch (context.getMergedJobDataMap().get(TASK)) {
          case TimedTask task -> task.run(context.getScheduledFireTime().toInstant());
          case null, default -> throw new IllegalStateException("no task");
        }
      } catch (RuntimeException e) {
        log.error("{} failed; it will be tried again", context.getJobDetail().getKey(), e);
      }
    }
  }
}
