package health.primum.consensus.action.text;

import java.util.Arrays;
import java.util.Set;

/** Words that say nothing of what an action is about. */
final class Stop {
  static final Set<String> WORDS =
      Set.copyOf(
          Arrays.asList(
              ("a an the and or of on in at by with without to for from into about regarding upon per via is are be been was were being"
                      + " has have had do does did will would should must can could may might shall this that these those it its"
                      + " she he they her his their them him you your we our i me my patient patients person family caregiver"
                      + " parent parents please also then next now further additional any some all each every other another"
                      + " more most very strongly strong strict strictly carefully careful close closely clear clearly"
                      + " need needs needed necessary indicated required appropriate recommended recommendation warranted role"
                      + " level levels test tests testing study studies serum blood set sets lab labs laboratory panel workup"
                      + " therapy treatment treatments medication medications medicine medicines drug drugs agent agents dose doses"
                      + " dosing regimen course tablet tablets capsule capsules pill pills management evaluation evaluations assessment"
                      + " referral consult consultation consultations service services specialist specialty team provider clinician doctor physician"
                      + " imaging scan examination exam exams formal full complete initial baseline repeat"
                      + " up use using used taking take advice instructions precautions precaution guidance plan discussion"
                      + " outpatient office clinic home out who when if as not no so such including include"
                      + " only just well adequate proper good current currently existing existing ongoing usual standard"
                      + " make give given get go keep ensure sure consider considering start started starting"
                      + " importance benefits benefit risk risks possible potential screening screen monitoring counseling counselling education"
                      + " through within over during while until after before between trial empiric empirical"
                      + " daily regularly regular consistently consistent frequent frequently increased increase decreased decrease reduced reducing avoid avoidance"
                      + " supplementation infusion drip gtt injection inhaler cream ointment gel solution spray drops"
                      + " two one first second third annual new old adult adults immediate continue continued"
                      + " specific possible suspected ordered prescribe schedule scheduled arrange both either versus plus"
                      + " emergency again additionally especially particularly available option options"
                      + " attention medical care health intake use amount amounts much many plenty")
                  .split(" ", -1)));

  private Stop() {}
}
